import type { Replan } from '@stafet/domain/contract/control-room.ts'
import type { PlanDay } from '@stafet/domain/contract/dated-plan.ts'
import type { ReplannedDay, RestOfDay } from '../planning/index.ts'

const MINUTE_MS = 60_000

/** What a replanned day changes for those who were announced, and how much travel it takes. */
export function replanChanges(
  before: PlanDay,
  after: PlanDay,
  rest: RestOfDay,
  dropped: ReplannedDay['dropped'],
): Pick<Replan, 'moved' | 'dropped' | 'unmoved' | 'beforeM' | 'afterM'> {
  const announced = new Map(before.stops.map((stop) => [stop.id, stop]))
  const ahead = after.stops.slice(rest.settled.length - (rest.underWay ? 1 : 0))
  const moved = ahead.flatMap(({ id, name, startsAt }) => {
    const fromAt = announced.get(id)?.startsAt ?? startsAt
    const byMs = Math.abs(Date.parse(startsAt) - Date.parse(fromAt))
    return byMs < MINUTE_MS ? [] : { stopId: id, name, fromAt, toAt: startsAt }
  })
  const metres = ({ stops, lastLeg }: PlanDay): number =>
    stops
      .filter(({ id }) => !rest.settled.some((stop) => stop.id === id && stop !== rest.underWay))
      .reduce((sum, { leg }) => sum + leg.distanceM, lastLeg?.distanceM ?? 0)
  return {
    moved: moved.sort((a, b) => Date.parse(a.toAt) - Date.parse(b.toAt)),
    dropped: dropped.map(({ stop: { id, name, startsAt }, reasons }) => ({
      ...{ stopId: id, name, startsAt },
      reasons,
    })),
    unmoved: ahead.length - moved.length,
    beforeM: metres(before),
    afterM: metres(after),
  }
}
