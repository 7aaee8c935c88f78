import type { DatedPlan, Leg, PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import { addDays, instantMs, toInstant } from '../relays/index.ts'
import type { Travels } from '../travel/index.ts'
import type { BuiltProblem, PlannedCommunity, PlannedRelay } from './build-problem.ts'

/** Puts the planner's answer back into the world's terms: names, places and instants. */
export async function datePlan(
  relay: PlannedRelay,
  communities: readonly PlannedCommunity[],
  { problem, places, travel }: BuiltProblem,
  solved: RelayPlan,
  travels: Pick<Travels, 'legs'>,
): Promise<DatedPlan> {
  const communityOf = new Map(communities.map((community) => [community.id, community]))
  const placeOf = new Map(problem.stops.map((stop) => [stop.id, stop.place ?? null]))
  const at = (seconds: number): string => toInstant(instantOf(relay, seconds))

  // Legs that go somewhere; they get their shapes all at once when the plan is put together.
  const travelled: { leg: Leg; from: Position; to: Position }[] = []
  const legTo = (start: number, end: number | null, departS: number): Leg => {
    const none: Leg = {
      ...{ way: 'foot', distanceM: 0, durationS: 0, line: [], ferries: [] },
      departsAt: at(departS),
    }
    const [from, to, way] = [places[start], places[end ?? -1], travel.matrix[start]?.[end ?? -1]]
    if (!from || !to || !way) return none
    const leg = { ...none, ...way }
    travelled.push({ leg, from, to })
    return leg
  }

  let number = 0
  const days = solved.days.map((day, index): PlanDay => {
    const hours = problem.days[index]
    const date = relay.days[index]?.date
    if (!hours || date === undefined) throw new Error(`the plan has a day ${index} that the relay has not`)
    let place = day.startPlace
    let freeS = hours.startS
    const stops = day.visits.map((visit): Stop => {
      const community = communityOf.get(visit.stop)
      if (!community) throw new Error(`the plan visits ${visit.stop}, which the relay has not`)
      const target = placeOf.get(visit.stop) ?? null
      const leg = legTo(place, target, freeS)
      place = target ?? place
      freeS = visit.endS
      return {
        id: community.id,
        number: ++number,
        name: community.name,
        category: community.category,
        abc: community.abc,
        position: target === null ? null : community.position,
        meetingLink: community.virtual ? community.meetingLink : '',
        leg,
        arrivesAt: at(visit.arrivalS),
        startsAt: at(visit.startS),
        endsAt: at(visit.endS),
      }
    })
    return {
      date,
      startsAt: at(hours.startS),
      endsAt: at(hours.endS),
      distanceM: day.distanceM,
      travelS: day.travelS,
      waitS: day.waitS,
      stops,
      lastLeg: day.endPlace === place ? null : legTo(place, day.endPlace, freeS),
    }
  })
  const asked = travelled.map(({ leg, from, to }) => ({ from, to, way: leg.way }))
  const shapes = await travels.legs(travel.source, asked, relay.pace)
  for (const [index, { leg }] of travelled.entries()) Object.assign(leg, shapes[index])
  return { travel: travel.source.origin, start: relay.start, finish: relay.finish, days }
}

/** The instant, in milliseconds, of a second in the planner's count (local time, 86,400 to the day). */
function instantOf(relay: PlannedRelay, seconds: number): number {
  const date = addDays(relay.days[0]?.date ?? '', Math.floor(seconds / 86_400))
  const midnight = new Date((((seconds % 86_400) + 86_400) % 86_400) * 1000)
  const time = midnight.toISOString().slice(11, 19)
  return instantMs(date, time, relay.timeZone)
}
