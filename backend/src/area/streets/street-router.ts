import type { Position } from '@stafet/domain/contract/primitives.ts'
import { EdgeTravel, type Access, type Speeds, type StreetTrip } from './edge-travel.ts'
import { findIslands, type Islands } from './islands.ts'
import { profileArcs, type Arcs } from './profile-arcs.ts'
import type { Profile } from './profiles.ts'
import { StreetSearch } from './search-streets.ts'
import { StreetFinder, type Snapped } from './snap-to-street.ts'
import type { StreetGraph } from './street-graph.ts'
import { edgesTo, pointOf, traceWay, type Travelled } from './trace-way.ts'

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
  private readonly edges: EdgeTravel
  private readonly ways = new Map<Profile, Ways>()

  constructor(graph: StreetGraph) {
    this.graph = graph
    this.finder = new StreetFinder(graph)
    this.search = new StreetSearch(graph.junctions)
    this.edges = new EdgeTravel(graph)
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
    const direct = this.edges.direct(from, to, profile, speeds)
    if (direct && direct.seconds <= trip.seconds) {
      return { ...trip, ...this.traced([{ edge: from.edge, start: from.share, end: to.share }]) }
    }
    const arrival = this.edges
      .accesses(to, profile, speeds, true)
      .reduce((best, access) => (this.secondsVia(access) < this.secondsVia(best) ? access : best))
    const { edges, begins } = edgesTo(
      arrival.junction,
      search,
      this.waysOf(profile).onwards,
      graph.from,
      graph.to,
    )
    const departures = this.edges
      .accesses(from, profile, speeds, false)
      .filter(({ junction }) => junction === begins)
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
    const ends = spots.map((spot) => (spot ? this.edges.accesses(spot, profile, speeds, !turned) : []))
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
    const cost = { edgeS: this.edges.seconds(profile, speeds), edgeM: this.edges.metres }
    const starts = this.edges.accesses(source, profile, speeds, turned)
    this.search.run(turned ? ways.against : ways.onwards, cost, starts, inPart, limitM)

    return spots.map((target, at) => {
      if (target?.part !== source.part) return null
      let best = turned
        ? this.edges.direct(target, source, profile, speeds)
        : this.edges.direct(source, target, profile, speeds)
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
}
