import type { Leg } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { RelayInput } from '@stafet/domain/contract/relay.ts'
import { simplifyLine } from '@stafet/domain/geo/simplify-line.ts'
import type { StreetTrip } from './edge-travel.ts'
import type { Profile } from './profiles.ts'
import { StreetRouter } from './street-router.ts'
import type { StreetGraph } from './street-graph.ts'

export type Pace = RelayInput['pace']
export type Travel = Pick<Leg, 'way' | 'distanceM' | 'durationS'>
export type LegShape = Pick<Leg, 'line' | 'ferries'>

/** How a place lies to the streets; null when there are none near it. `island`: as `Snapped` says, on foot. */
export type Spot = { readonly awayM: number; readonly island: number | null } | null

/** How closely a leg's line follows the street. */
const LINE_TOLERANCE_M = 3

/** Travel at a relay's pace along one street graph: on foot up to the pace's limit, by bicycle beyond. */
export class PaceTravel {
  private readonly router: StreetRouter

  constructor(graph: StreetGraph) {
    this.router = new StreetRouter(graph)
  }

  spots(places: readonly Position[], pace: Pace): Spot[] {
    const onFoot = this.router.snap(places, footOf(pace))
    const byBicycle = this.router.snap(places, 'bicycle')
    return places.map((_, at) => {
      const nearest = onFoot[at] ?? byBicycle[at]
      return nearest ? { awayM: Math.round(nearest.awayM), island: onFoot[at]?.island ?? null } : null
    })
  }

  /** From each place to each other; null where there is no way. */
  matrix(from: readonly Position[], to: readonly Position[], pace: Pace): (Travel | null)[][] {
    const snapped = (profile: Profile) => {
      const all = this.router.snap([...from, ...to], profile)
      return [all.slice(0, from.length), all.slice(from.length)] as const
    }
    const [footFrom, footTo] = snapped(footOf(pace))
    const near = this.router.trips(footFrom, footTo, footOf(pace), pace, pace.footUpToM)
    const ridden = this.router.trips(...snapped('bicycle'), 'bicycle', pace)
    // Where no bicycle comes, however far it is.
    const isLeft = near.some((row, a) =>
      row.some((trip, b) => !trip && !ridden[a]?.[b] && footFrom[a] && footFrom[a].part === footTo[b]?.part),
    )
    const walked = isLeft ? this.router.trips(footFrom, footTo, footOf(pace), pace) : near
    return near.map((row, a) =>
      row.map((trip, b) => {
        const [ride, walk] = [ridden[a]?.[b], walked[a]?.[b]]
        if (trip) return travelOf(trip, 'foot')
        if (ride) return travelOf(ride, 'bicycle')
        return walk ? travelOf(walk, 'foot') : null
      }),
    )
  }

  /** The shape of a leg by a way of travel that `matrix` has named; the straight line when there is none. */
  leg(from: Position, to: Position, way: Travel['way'], pace: Pace): LegShape {
    const profile = way === 'foot' ? footOf(pace) : 'bicycle'
    const [a, b] = this.router.snap([from, to], profile)
    const traced = a && b && this.router.trace(a, b, profile, pace)
    if (!traced) return { line: [from, to], ferries: [] }
    return {
      line: simplifyLine([from, ...traced.line, to], LINE_TOLERANCE_M).map(rounded),
      ferries: traced.ferries,
    }
  }
}

const footOf = ({ stepFree }: Pace): Profile => (stepFree ? 'stepFree' : 'foot')

function travelOf({ metres, seconds }: StreetTrip, way: Travel['way']): Travel {
  // Whole minutes, so that every slot in a plan is one that people can say.
  return { way, distanceM: Math.round(metres), durationS: 60 * Math.ceil(Math.max(0, seconds / 60 - 1e-9)) }
}

const rounded = ({ lat, lon }: Position): Position => ({
  lat: Math.round(lat * 1e5) / 1e5,
  lon: Math.round(lon * 1e5) / 1e5,
})
