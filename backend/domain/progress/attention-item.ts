import type { Attendance } from '../contract/check-in.ts'
import type { DatedPlan } from '../contract/dated-plan.ts'
import type { Call } from '../contract/reserve.ts'
import type { TrackedPosition, Tracker } from '../contract/tracking.ts'
import type { Custody } from './custody.ts'
import type { Progress } from './progress.ts'

export type AttentionCode =
  | 'contradiction' // reports that cannot all be true
  | 'silent' // long overdue, and nothing heard by check-in or phone
  | 'overdue' // should have arrived, and nobody has said so
  | 'late' // expected well after its announced time
  | 'declined' // a community that is still to come says that it cannot
  | 'reserve-call-open' // nobody has said yes so far
  | 'carriers-missing' // nobody is written down for a leg of today or tomorrow
  | 'tracker-silent' // the phone on the leg under way sends nothing
  | 'tracker-battery' // or soon will not
  | 'near-stop' // the phone is at the stop, and nobody has checked in

/** `now`: somebody should act at once. `soon`: within the hour or so. `later`: when there is time. */
export type Urgency = 'now' | 'soon' | 'later'

/** Something that the coordinator should look at. */
export interface AttentionItem {
  code: AttentionCode
  urgency: Urgency
  stopId: string | null
  /** Since when; milliseconds, never later than now. */
  sinceMs: number
  /** The events that it is about; empty when it is about none. */
  eventIds: string[]
}

/** What is known of a relay. All but the folds is as in the control room's contract. */
export interface AttentionInput {
  plan: DatedPlan
  progress: Progress
  custody: Custody
  attendance: readonly { stopId: string; answer: Attendance; answeredAt: string | null }[]
  /** Of each stop, who carries on from there. */
  contacts: readonly { stopId: string; carriers: string }[]
  trackers: readonly Tracker[]
  /** The newest on each leg, and, where they are at hand, those before. */
  positions: readonly TrackedPosition[]
  calls: readonly Call[]
  /** The relay's own now. */
  nowMs: number
}
