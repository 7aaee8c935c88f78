import { categoryDefaults } from '@stafet/domain/contract/category-defaults.ts'
import type { Community } from '@stafet/domain/contract/community.ts'
import type { NamedPlace, Position } from '@stafet/domain/contract/primitives.ts'
import type { RelayInput } from '@stafet/domain/contract/relay.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import { daysBetween } from '../relays/index.ts'
import type { FoundTravel, Travels } from '../travel/index.ts'

const DAY_S = 86_400

export type PlannedRelay = Pick<RelayInput, 'name' | 'days' | 'start' | 'finish' | 'pace' | 'timeZone'>
export type PlannedCommunity = Pick<
  Community,
  | 'id'
  | 'name'
  | 'category'
  | 'abc'
  | 'position'
  | 'virtual'
  | 'meetingLink'
  | 'visitMinutes'
  | 'windows'
  | 'required'
>

/** A planning problem with what its indices stand for. */
export interface BuiltProblem {
  problem: RelayProblem
  /** Where each index of the travel matrix lies: first the start, then the finish if there is one, then stops. */
  places: Position[]
  /** Among `places`, by the same indices. */
  travel: FoundTravel
  /** Communities that cannot be planned because nobody has said where they are. */
  unplaced: PlannedCommunity[]
}

/** The communities that can be planned: with a place, or held online. */
export function placeable(communities: readonly PlannedCommunity[]): PlannedCommunity[] {
  return communities.filter(({ position, virtual }) => position ?? virtual)
}

/** All places that a relay travels among: first the start, then the finish if there is one, then the communities. */
export function placesOf(relay: PlannedRelay, communities: readonly PlannedCommunity[]): Position[] {
  const ends: NamedPlace[] = relay.finish ? [relay.start, relay.finish] : [relay.start]
  return [
    ...ends.map(({ lat, lon }) => ({ lat, lon })),
    ...placeable(communities).flatMap(({ position, virtual }) => (virtual || !position ? [] : position)),
  ]
}

/** Turns a relay and its communities into the planner's terms: indices, and seconds of local time. */
export async function buildProblem(
  relay: PlannedRelay,
  communities: readonly PlannedCommunity[],
  travels: Pick<Travels, 'among'>,
): Promise<BuiltProblem> {
  const places = placesOf(relay, communities)
  const travel = await travels.among(places, relay.pace)
  let next = relay.finish ? 2 : 1
  const stops = placeable(communities).map((community) => {
    const visitS = 60 * (community.visitMinutes ?? categoryDefaults[community.category].visitMinutes)
    const place = community.virtual ? undefined : next++
    return {
      id: community.id,
      place,
      visitS,
      windows: startWindows(relay, community, visitS),
      required: community.required,
    }
  })
  return {
    problem: {
      format: 'relay-problem/1',
      name: relay.name,
      days: relay.days.map((day) => ({
        startS: secondsAt(relay, day.date, day.from),
        endS: secondsAt(relay, day.date, day.to),
      })),
      travel: {
        durationS: travel.matrix.map((row) => row.map((way) => way?.durationS ?? null)),
        distanceM: travel.matrix.map((row) => row.map((way) => way?.distanceM ?? null)),
      },
      start: 0,
      finish: relay.finish ? 1 : null,
      stops,
      // Travel is what carriers feel; a little for waiting and for days of the same weight, so that ties fall well.
      weights: { travel: 1, wait: 0.1, balance: 0.05 },
    },
    places,
    travel,
    unplaced: communities.filter(({ position, virtual }) => !position && !virtual),
  }
}

/** In which seconds a visit may start: opening windows day by day, less the visit's own length. */
function startWindows(relay: PlannedRelay, community: PlannedCommunity, visitS: number): [number, number][] {
  const windows = community.windows ?? categoryDefaults[community.category].windows
  return relay.days
    .flatMap(({ date }, day) =>
      windows
        .filter((window) => window.day === null || window.day === day)
        .map((window): [number, number] => [
          secondsAt(relay, date, window.from),
          secondsAt(relay, date, window.to) - visitS,
        ]),
    )
    .filter(([from, to]) => from <= to)
    .sort((a, b) => a[0] - b[0])
}

/** A local date and time as the planner counts: day d from the first starts at 86,400 · d, whatever the clocks do. */
function secondsAt(relay: PlannedRelay, date: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return DAY_S * daysBetween(relay.days[0]?.date ?? date, date) + 3600 * hours + 60 * minutes
}
