import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'

const DAY_MS = 86_400_000

/**
 * When something happened by the relay's clock, in milliseconds, told by a phone whose own clock may be wrong by
 * any amount: with `sentAt` as long before `nowMs` (by the relay's clock) as lies between what the phone told.
 * Never later than now. Earlier than a day before the relay can only come from a clock that was set in between,
 * and counts as now.
 */
export function reportedTime(
  { occurredAt, sentAt }: { occurredAt: string; sentAt?: string | undefined },
  nowMs: number,
  plan: DatedPlan | undefined,
): number {
  const toldMs = Date.parse(occurredAt)
  const happenedMs = sentAt === undefined ? toldMs : nowMs - (Date.parse(sentAt) - toldMs)
  const startsMs = Date.parse(plan?.days[0]?.startsAt ?? '') || nowMs
  const earliestMs = Math.min(startsMs, nowMs) - DAY_MS
  return happenedMs < earliestMs ? nowMs : Math.min(happenedMs, nowMs)
}
