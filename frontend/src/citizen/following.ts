import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { Progress } from '@stafet/domain/progress/progress.ts'
import type { Formats } from '../ui/format.ts'
import type { PlacedStop } from './follow-day.ts'

/** A relay as followed at one moment: what every part of the page tells from. */
export interface Following {
  plan: DatedPlan
  stops: readonly PlacedStop[]
  progress: Progress
  /** The relay's own now, milliseconds. */
  nowMs: number
  /** Formats in the relay's time zone. */
  formats: Formats
}
