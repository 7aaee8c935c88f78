import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { Shown } from '../live/keep-shown.ts'
import type { Formats } from '../ui/format.ts'
import type { PlacedStop } from './follow-day.ts'

/** A relay as followed at one moment: what every part of the page tells from. */
export interface Following extends Shown {
  plan: DatedPlan
  stops: readonly PlacedStop[]
  /** Formats in the relay's time zone. */
  formats: Formats
}
