import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import type { Baton } from '@stafet/domain/progress/locate-baton.ts'
import type { RouteKind } from '../map/route-line.tsx'
import type { MapStop } from '../map/stop-markers.tsx'
import type { PlacedStop } from './follow-day.ts'

type Whereabouts = Pick<Baton, 'at' | 'towards' | 'where'>

/** The legs of the whole plan, sorted by how they are drawn. */
export function routeLines(
  plan: DatedPlan,
  stops: readonly PlacedStop[],
  { at, towards, where }: Whereabouts,
  shownDay: number,
): Record<RouteKind, Position[][]> {
  const lines: Record<RouteKind, Position[][]> = { done: [], now: [], today: [], other: [] }
  const reached = at ?? -1
  for (const { stop, index, day } of stops) {
    // Past what is skipped the way leads as well.
    const isNow = towards !== null && index > reached && index <= towards
    const kind = isNow ? 'now' : index <= reached ? 'done' : day === shownDay ? 'today' : 'other'
    if (stop.leg.line.length > 1) lines[kind].push(stop.leg.line)
  }
  for (const [day, { lastLeg }] of plan.days.entries()) {
    if (!lastLeg || lastLeg.line.length < 2) continue
    const last = stops.findLast((placed) => placed.day === day)?.index ?? -1
    const underWay = reached === last && where === 'leg' && towards === null
    const kind = underWay
      ? 'now'
      : wentOn(reached, last, where)
        ? 'done'
        : day === shownDay
          ? 'today'
          : 'other'
    lines[kind].push(lastLeg.line)
  }
  return lines
}

/** The way from a day's last stop to where the day ends lies behind the baton. */
function wentOn(reached: number, last: number, where: Baton['where']): boolean {
  return reached > last || (reached === last && where !== 'stop')
}

/** The stops that have a place, as marks. */
export function mapStops(
  stops: readonly PlacedStop[],
  { at, where, next }: { at: number | null; where: Baton['where']; next: number | null },
  shownDay: number,
  skipped: ReadonlySet<string> = new Set(),
): MapStop[] {
  const reached = at ?? -1
  return stops.flatMap(({ stop, index, day }) => {
    if (!stop.position) return []
    const state = skipped.has(stop.id)
      ? 'skipped'
      : index === reached && where === 'stop'
        ? 'now'
        : index <= reached
          ? 'done'
          : index === next
            ? 'next'
            : 'to-come'
    return [
      {
        id: stop.id,
        number: stop.number,
        name: stop.name,
        position: stop.position,
        state,
        otherDay: day !== shownDay,
      } satisfies MapStop,
    ]
  })
}

/** Words along the route: where it starts and ends, and the number of each day that is not the one shown. */
export function routeLabels(
  plan: DatedPlan,
  shownDay: number,
  words: { start: string; finish: string; day: (number: number) => string },
): { text: string; position: Position }[] {
  const everywhere = plan.days.flatMap((day) => day.stops.flatMap((stop) => stop.position ?? []))
  const days = plan.days.flatMap((day, at) => {
    const position = freest(
      day.stops.flatMap((stop) => stop.position ?? []),
      everywhere,
    )
    return at !== shownDay && position ? [{ text: words.day(at + 1), position }] : []
  })
  const ends = [
    { text: words.start, position: plan.start },
    ...(plan.finish ? [{ text: words.finish, position: plan.finish }] : []),
  ]
  return [...days, ...ends]
}

/** Of some places the one that stands furthest from any other: a word beside it covers the least. */
function freest(places: readonly Position[], everywhere: readonly Position[]): Position | undefined {
  const room = (place: Position) =>
    everywhere.reduce(
      (least, other) => (other === place ? least : Math.min(least, distanceM(place, other))),
      Infinity,
    )
  return places.map((place) => ({ place, room: room(place) })).toSorted((a, b) => b.room - a.room)[0]?.place
}
