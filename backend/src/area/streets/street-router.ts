import type { Position } from '@stafet/domain/contract/primitives.ts'
import { findIslands, type Islands } from './islands.ts'
import { profileArcs, type Arcs } from './profile-arcs.ts'
import { BACKWARD, directionsOf, FORWARD, isPushed, profileBit, type Profile } from './profiles.ts'
import { StreetSearch, type Start } from './search-streets.ts'
import { StreetFinder, type Snapped } from './snap-to-street.ts'
import type { StreetGraph } from './street-graph.ts'
import { edgesTo, pointOf, traceWay, type Travelled } from './trace-way.ts'

/** How fast somebody walks and rides. */
export interface Speeds {
  readonly footKmh: number
  readonly bicycleKmh: number
}

/** Travel for one profile: metres of street, and seconds on the street and on ferries. */
export interface StreetTrip {
  readonly metres: number
  readonly seconds: number
}

export interface TracedTrip extends StreetTrip {
  readonly line: Position[]
  /** Names of the ferries taken; empty text for one without a name. */
  readonly ferries: string[]
}

const MOST_SNAPPED = 10_000

interface Ways {
  readonly onwards: Arcs
  readonly against: Arcs
  readonly islands: Islands
  /** Places that have been asked for: a relay asks for the same ones again and again. */
  readonly snapped: Map<string, Snapped | null>
}

/** A spot on an edge as a search sees it: the junctions that lead to it, or that it leads to. */
interface Access extends Start {
  readonly travelled: Travelled
}

/** All that one search after another looks for. */
interface Targets {
  readonly spots: readonly (Snapped | null)[]
  /** For each spot, how it is come to; when `turned`, how it is left. */
  readonly ends: readonly (readonly Access[])[]
  /** The junctions of those ends, by the part that they lie in. */
  readonly wanted: ReadonlyMap<number, readonly number[]>
  /** They set out, and the search begins where they go to. */
  readonly turned: boolean
}

/** Shortest travel on one street graph. What each profile needs is made when it is first asked for. */
export class StreetRouter {
  private readonly graph: StreetGraph
  private readonly finder: StreetFinder
  private readonly search: StreetSearch
  private readonly edgeM: Float32Array
  private readonly ways = new Map<Profile, Ways>()
  private readonly costs = new Map<string, Float64Array>()

  constructor(graph: StreetGraph) {
    this.graph = graph
    this.finder = new StreetFinder(graph)
    this.search = new StreetSearch(graph.junctions)
    this.edgeM = graph.lengthM.map((metres, edge) => (graph.ferry[edge] === -1 ? metres : 0))
  }

  /** Where each place comes onto the streets; null where it cannot. */
  snap(places: readonly Position[], profile: Profile): (Snapped | null)[] {
    const { islands, snapped } = this.waysOf(profile)
    return places.map((place) => {
      const key = `${place.lat},${place.lon}`
      const known = snapped.get(key)
      if (known !== undefined) return known
      const found = this.finder.snap(place, profile, islands)
      if (snapped.size >= MOST_SNAPPED) snapped.clear()
      snapped.set(key, found)
      return found
    })
  }

  /**
   * The quickest way from each place to each other; null where there is none.
   * @param limitM leaves out what is further along streets
   */
  trips(
    from: readonly (Snapped | null)[],
    to: readonly (Snapped | null)[],
    profile: Profile,
    speeds: Speeds,
    limitM = Infinity,
  ): (StreetTrip | null)[][] {
    // A search each for the fewer of the two; from where people go to, one-ways are turned round.
    if (to.length < from.length) {
      const sources = this.targets(from, profile, speeds, true)
      const turned = to.map((target) => this.searchFrom(target, sources, profile, speeds, limitM))
      return from.map((_, row) => turned.map((column) => column[row] ?? null))
    }
    const targets = this.targets(to, profile, speeds, false)
    return from.map((source) => this.searchFrom(source, targets, profile, speeds, limitM))
  }

  /** The quickest way from one spot to another with its shape; null when there is none. */
  trace(from: Snapped, to: Snapped, profile: Profile, speeds: Speeds): TracedTrip | null {
    const targets = this.targets([to], profile, speeds, false)
    const trip = this.searchFrom(from, targets, profile, speeds, Infinity)[0]
    if (!trip) return null
    const { graph, search } = this
    const direct = this.direct(from, to, profile, speeds)
    if (direct && direct.seconds <= trip.seconds) {
      return { ...trip, ...this.traced([{ edge: from.edge, start: from.share, end: to.share }]) }
    }
    const arrival = this.accesses(to, profile, speeds, true).reduce((best, access) =>
      this.secondsVia(access) < this.secondsVia(best) ? access : best,
    )
    const { edges, begins } = edgesTo(
      arrival.junction,
      search,
      this.waysOf(profile).onwards,
      graph.from,
      graph.to,
    )
    const departures = this.accesses(from, profile, speeds, false).filter(
      ({ junction }) => junction === begins,
    )
    const departure = departures.reduce((best, access) => (access.seconds < best.seconds ? access : best))
    return { ...trip, ...this.traced([departure.travelled, ...edges, arrival.travelled]) }
  }

  /** The spot on the street that a place is snapped to. */
  pointOf(snapped: Snapped): Position {
    return pointOf(this.graph, snapped)
  }

  private traced(way: readonly Travelled[]): { line: Position[]; ferries: string[] } {
    const { line, ferries } = traceWay(this.graph, way)
    return { line, ferries: ferries.map((ferry) => this.graph.ferries[ferry]?.name ?? '') }
  }

  private targets(
    spots: readonly (Snapped | null)[],
    profile: Profile,
    speeds: Speeds,
    turned: boolean,
  ): Targets {
    const ends = spots.map((spot) => (spot ? this.accesses(spot, profile, speeds, !turned) : []))
    const wanted = new Map<number, number[]>()
    for (const [at, accesses] of ends.entries()) {
      const part = spots[at]?.part ?? -1
      wanted.set(part, [...(wanted.get(part) ?? []), ...accesses.map(({ junction }) => junction)])
    }
    return { spots, ends, wanted, turned }
  }

  private searchFrom(
    source: Snapped | null,
    { spots, ends, wanted, turned }: Targets,
    profile: Profile,
    speeds: Speeds,
    limitM: number,
  ): (StreetTrip | null)[] {
    const inPart = source && wanted.get(source.part)
    if (!inPart) return spots.map(() => null)
    const ways = this.waysOf(profile)
    const cost = { edgeS: this.costOf(profile, speeds), edgeM: this.edgeM }
    const starts = this.accesses(source, profile, speeds, turned)
    this.search.run(turned ? ways.against : ways.onwards, cost, starts, inPart, limitM)

    return spots.map((target, at) => {
      if (target?.part !== source.part) return null
      let best = turned
        ? this.direct(target, source, profile, speeds)
        : this.direct(source, target, profile, speeds)
      for (const access of ends[at] ?? []) {
        const seconds = this.secondsVia(access)
        if (seconds === Infinity || (best && best.seconds <= seconds)) continue
        best = { seconds, metres: (this.search.metres[access.junction] ?? 0) + access.metres }
      }
      return best && best.metres <= limitM ? best : null
    })
  }

  private secondsVia({ junction, seconds }: Access): number {
    return (this.search.seconds[junction] ?? Infinity) + seconds
  }

  /** Along one edge, when both spots lie on it and it may be travelled that way. */
  private direct(from: Snapped, to: Snapped, profile: Profile, speeds: Speeds): StreetTrip | null {
    if (from.edge !== to.edge) return null
    const open = directionsOf(this.graph.allowed[from.edge] ?? 0, profile)
    const share = to.share - from.share
    if (share !== 0 && (open & (share > 0 ? FORWARD : BACKWARD)) === 0) return null
    return this.part(from.edge, Math.abs(share), profile, speeds)
  }

  /**
   * How a spot is come to (`arriving`) from the junctions at its edge's ends, or left for them. A spot at a junction
   * is the junction. Nobody passes a junction that stops them, so it leads nowhere.
   */
  private accesses(spot: Snapped, profile: Profile, speeds: Speeds, arriving: boolean): Access[] {
    const { from, to, allowed, stopped } = this.graph
    const { edge, share } = spot
    const open = directionsOf(allowed[edge] ?? 0, profile)
    const ends = [
      { junction: from[edge] ?? 0, end: 0, way: arriving ? FORWARD : BACKWARD },
      { junction: to[edge] ?? 0, end: 1, way: arriving ? BACKWARD : FORWARD },
    ]
    return ends.flatMap(({ junction, end, way }) => {
      if ((stopped[junction] ?? 0) & profileBit[profile]) return []
      if (share !== end && (open & way) === 0) return []
      const travelled = arriving ? { edge, start: end, end: share } : { edge, start: share, end }
      return { junction, travelled, ...this.part(edge, Math.abs(end - share), profile, speeds) }
    })
  }

  private part(edge: number, share: number, profile: Profile, speeds: Speeds): StreetTrip {
    const seconds = this.costOf(profile, speeds)[edge] ?? 0
    return { seconds: seconds * share, metres: (this.edgeM[edge] ?? 0) * share }
  }

  private waysOf(profile: Profile): Ways {
    const known = this.ways.get(profile)
    if (known) return known
    const onwards = profileArcs(this.graph, profile, false)
    const made = {
      onwards,
      against: profileArcs(this.graph, profile, true),
      islands: findIslands(this.graph, profile, onwards),
      snapped: new Map<string, Snapped | null>(),
    }
    this.ways.set(profile, made)
    return made
  }

  /** Seconds for each edge. */
  private costOf(profile: Profile, { footKmh, bicycleKmh }: Speeds): Float64Array {
    const kmh = profile === 'bicycle' ? bicycleKmh : footKmh
    const key = `${profile} ${footKmh} ${bicycleKmh}`
    const known = this.costs.get(key)
    if (known) return known
    const { lengthM, allowed, ferry, ferryS } = this.graph
    const made = Float64Array.from(lengthM, (metres, edge) => {
      if (ferry[edge] !== -1) return ferryS[edge] ?? 0
      const pushes = profile === 'bicycle' && isPushed(allowed[edge] ?? 0)
      return metres / ((pushes ? footKmh : kmh) / 3.6)
    })
    // Paces are few; whoever tries many must not fill the memory.
    if (this.costs.size > 8) this.costs.clear()
    this.costs.set(key, made)
    return made
  }
}
