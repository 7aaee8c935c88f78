import type { DatedPlan } from '../contract/dated-plan.ts'
import type { LoggedEvent, RelayEvent } from '../contract/relay-event.ts'
import { believedVisits, type Visit } from './believed-visits.ts'
import type { Contradiction } from './contradictions.ts'
import { passingsOnTheWay } from './custody-on-the-way.ts'
import { timedStops, type TimedStop } from './expected-times.ts'
import type { Passing } from './holder.ts'
import { standingWords } from './standing-words.ts'
import { wayAhead } from './way-ahead.ts'

/** Somebody has the baton from one moment until the next holder has it. */
export interface Holding extends Passing {
  /** Milliseconds, when the next holding begins; Infinity for the last. */
  toMs: number
}

export interface Custody {
  /** In order of time, each beginning where the one before ends: at every instant exactly one. */
  holdings: Holding[]
  /** What cannot all be true, the oldest first; `holdings` follow what is most probable. */
  contradictions: Contradiction[]
  /** Events that say once more what the same side said before. */
  duplicates: string[]
  /** Stops that the coordinator says the baton does not come to, and that it did not come to. */
  skipped: string[]
  /** Stops that it came to after one that stands later in the plan, in the order in which it did. */
  outOfOrder: string[]
  /** Stops that it has passed and that nobody reported. */
  unreported: string[]
}

/**
 * Who had the baton when: a pure fold of a released plan and its relay's log. Gaps are filled as the plan and the
 * reports on both sides of them make probable. It goes on from the last report by the plan, up to the carriers on
 * their way to the next community: that one has it when somebody says so.
 */
export function custody(plan: DatedPlan, events: readonly (RelayEvent | LoggedEvent)[]): Custody {
  const stops = timedStops(plan.days)
  const words = standingWords(events)
  const { visits, contradictions, duplicates } = believedVisits(stops, words)
  const visited = new Set(visits.map(({ index }) => index))
  const skippedIds = new Set(words.skips.map(({ stopId }) => stopId))
  const idOf = (index: number): string => stops[index]?.stop.id ?? ''
  const isSkipped = (index: number): boolean => !visited.has(index) && skippedIds.has(idOf(index))

  const passings: Passing[] = [
    { holder: { kind: 'start' }, fromMs: -Infinity, told: 'probable', eventIds: [] },
  ]
  const outOfOrder: string[] = []
  let furthest = -1
  let before: Visit | null = null
  for (const visit of [...visits, null]) {
    const goesBack = visit !== null && visit.index < furthest
    const after = goesBack ? visit.index - 1 : furthest
    const passes = (index: number): boolean =>
      isSkipped(index) || (index !== visit?.index && visited.has(index))
    const legs = wayAhead(plan, stops, after, passes, null, visit?.index ?? null)
    const awaited = legs.findIndex(({ towards }) => (visit ? towards === visit.index : towards !== null))
    passings.push(
      ...passingsOnTheWay({
        stops,
        keepers: words.keepers,
        fromId: before ? idOf(before.index) : null,
        legs: awaited === -1 ? legs : legs.slice(0, awaited + 1),
        leaves: leaving(stops, before),
        arrivesMs: visit ? arrivedMs(stops, visit) : null,
        ends: awaited === -1,
      }),
    )
    if (!visit) break
    const { receiver, giver } = visit
    const told =
      receiver.length > 0 ? (giver.length > 0 ? 'both' : 'receiver') : giver.length > 0 ? 'giver' : 'probable'
    passings.push({
      holder: { kind: 'community', stopId: idOf(visit.index) },
      fromMs: arrivedMs(stops, visit),
      told,
      eventIds: [...receiver, ...giver],
    })
    if (goesBack) outOfOrder.push(idOf(visit.index))
    furthest = Math.max(furthest, visit.index)
    before = visit
  }
  return {
    holdings: lasting(passings),
    contradictions,
    duplicates,
    skipped: stops.flatMap(({ stop }, index) => (isSkipped(index) ? stop.id : [])),
    outOfOrder,
    unreported: stops.flatMap(({ stop }, index) =>
      index < furthest && !visited.has(index) && !isSkipped(index) ? stop.id : [],
    ),
  }
}

/** Who has it at an instant, in milliseconds. */
export function holderAt({ holdings }: Pick<Custody, 'holdings'>, atMs: number): Holding | undefined {
  return holdings.findLast(({ fromMs }) => fromMs <= atMs)
}

/** When the baton left a visit, and who says so; null before the first. */
function leaving(
  stops: readonly TimedStop[],
  visit: Visit | null,
): { atMs: number; eventIds: string[] } | null {
  if (!visit) return null
  const { handedOnMs, handedOn, index, receivedMs } = visit
  if (handedOnMs !== null) return { atMs: handedOnMs, eventIds: handedOn }
  const { startsMs = -Infinity, visitMs = 0 } = stops[index] ?? {}
  return { atMs: Math.max(receivedMs ?? startsMs, startsMs) + visitMs, eventIds: [] }
}

/** Where only the handing on was reported, it came as long before as it was to stay. */
function arrivedMs(stops: readonly TimedStop[], { receivedMs, handedOnMs, index }: Visit): number {
  return receivedMs ?? (handedOnMs ?? 0) - (stops[index]?.visitMs ?? 0)
}

/** One after the other, without those who had it for no time at all. */
function lasting(passings: readonly Passing[]): Holding[] {
  let latestMs = -Infinity
  const inOrder = passings.map((passing) => {
    latestMs = Math.max(latestMs, passing.fromMs)
    return { ...passing, fromMs: latestMs }
  })
  const kept = inOrder.filter(
    ({ fromMs, eventIds }, at) => eventIds.length > 0 || fromMs < (inOrder[at + 1]?.fromMs ?? Infinity),
  )
  return kept.map((passing, at) => ({ ...passing, toMs: kept[at + 1]?.fromMs ?? Infinity }))
}
