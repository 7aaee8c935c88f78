import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import type { RelayState } from '../relay-states/index.ts'

/** What a phone tells of when something happened, by its own clock or by the relay's as it knows it. */
interface Told {
  occurredAt: string
  /** What the same clock showed at sending. */
  sentAt?: string | undefined
}

const DAY_MS = 86_400_000

/**
 * When something happened by the relay's clock, in milliseconds, told by a phone whose own clock may be wrong by
 * any amount: with `sentAt` as long before `nowMs` (by the relay's clock) as lies between what the phone told.
 * Never later than now. Earlier than a day before the relay can only come from a clock that was set in between,
 * and counts as now.
 */
export function reportedTime(
  { occurredAt, sentAt }: Told,
  nowMs: number,
  plan: DatedPlan | undefined,
): number {
  const toldMs = Date.parse(occurredAt)
  const happenedMs = sentAt === undefined ? toldMs : nowMs - (Date.parse(sentAt) - toldMs)
  const startsMs = Date.parse(plan?.days[0]?.startsAt ?? '') || nowMs
  const earliestMs = Math.min(startsMs, nowMs) - DAY_MS
  return happenedMs < earliestMs ? nowMs : Math.min(happenedMs, nowMs)
}

/** The same for what reaches a relay now, told by a phone in whatever way. `realNowMs` is our own clock. */
export function happenedAt({ relay, release }: RelayState, told: Told, realNowMs: number): Date {
  return new Date(reportedTime(told, relayNow(relay.clock, realNowMs), release?.plan))
}
