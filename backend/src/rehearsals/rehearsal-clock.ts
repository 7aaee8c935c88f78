import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayClock } from '@stafet/domain/contract/live.ts'
import { realTimeOf, relayNow } from '@stafet/domain/progress/clock.ts'

const BEFORE_MS = 5 * 60_000
/** Room for carriers who are late, and for phones that send late. */
const AFTER_MS = 90 * 60_000

type RehearsalClock = Extract<RelayClock, { kind: 'rehearsal' }>

/** A clock that runs through each day of a plan from just before it sets out, and jumps over the nights. */
export function rehearsalClock(plan: DatedPlan, speed: number, startedAt: Date): RehearsalClock {
  const spans = plan.days.flatMap((day) => {
    const departsAt = (day.stops[0]?.leg ?? day.lastLeg)?.departsAt
    if (departsAt === undefined) return []
    const free = Date.parse(day.stops.at(-1)?.endsAt ?? departsAt)
    return {
      from: new Date(Date.parse(departsAt) - BEFORE_MS).toISOString(),
      to: new Date(free + (day.lastLeg?.durationS ?? 0) * 1000 + AFTER_MS).toISOString(),
    }
  })
  return { kind: 'rehearsal', startedAt: startedAt.toISOString(), speed, spans }
}

/** The real time at which the rehearsal is over, in milliseconds. */
export function endOf(clock: RehearsalClock): number {
  return realTimeOf(clock, Number.POSITIVE_INFINITY)
}

/** The same clock, standing still from now on. */
export function stoppedClock(clock: RehearsalClock, realNowMs: number): RehearsalClock {
  const now = relayNow(clock, realNowMs)
  const passed = clock.spans.filter((span) => Date.parse(span.from) <= now)
  const spans = passed.map((span) =>
    Date.parse(span.to) < now ? span : { ...span, to: new Date(now).toISOString() },
  )
  return { ...clock, spans }
}
