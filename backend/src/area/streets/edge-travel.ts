import { BACKWARD, directionsOf, FORWARD, isPushed, profileBit, type Profile } from './profiles.ts'
import type { Start } from './search-streets.ts'
import type { Snapped } from './snap-to-street.ts'
import type { StreetGraph } from './street-graph.ts'
import type { Travelled } from './trace-way.ts'

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

/** A spot on an edge as a search sees it: the junctions that lead to it, or that it leads to. */
export interface Access extends Start {
  readonly travelled: Travelled
}

/** What travel on single edges of one street graph costs, wholly or in part. */
export class EdgeTravel {
  /** Of street, for each edge; a ferry has none. */
  readonly metres: Float32Array
  private readonly graph: StreetGraph
  private readonly costs = new Map<string, Float64Array>()

  constructor(graph: StreetGraph) {
    this.graph = graph
    this.metres = graph.lengthM.map((metres, edge) => (graph.ferry[edge] === -1 ? metres : 0))
  }

  /** Seconds for each edge. */
  seconds(profile: Profile, { footKmh, bicycleKmh }: Speeds): Float64Array {
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

  /** Along one edge, when both spots lie on it and it may be travelled that way. */
  direct(from: Snapped, to: Snapped, profile: Profile, speeds: Speeds): StreetTrip | null {
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
  accesses(spot: Snapped, profile: Profile, speeds: Speeds, arriving: boolean): Access[] {
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
    const seconds = this.seconds(profile, speeds)[edge] ?? 0
    return { seconds: seconds * share, metres: (this.metres[edge] ?? 0) * share }
  }
}
