import type { Position } from '@stafet/domain/contract/primitives.ts'
import Flatbush from 'flatbush'
import type { Islands } from './islands.ts'
import { BOTH, directionsOf, type Profile } from './profiles.ts'
import type { StreetGraph } from './street-graph.ts'

/** Where on the streets somebody sets out from, or goes to. */
export interface Snapped {
  readonly edge: number
  /** How far along the edge, from 0 at its `from` to 1 at its `to`. */
  readonly share: number
  /** How far the place lies from there, as the crow flies. */
  readonly awayM: number
  /** Streets alone lead to all others of the same number. */
  readonly island: number
  /** There is a way to all others of the same number, and back; to no others there is both. */
  readonly part: number
}

/** Streets within this distance are taken, even when an island's own are nearer. */
const NEAR_M = 150
/** A place with no street this near is nowhere near the streets. */
const FAR_M = 2000
/** Parts with less street than this are slips of whoever drew the map, not islands. */
const ISLAND_M = 1000

/** So near to a junction is at it. */
const JUNCTION_M = 0.5

const METRES_PER_DEGREE = 111_195
const MICRO = 1e-6

interface Found {
  readonly edge: number
  readonly share: number
  readonly awayM: number
}

/** Finds the street nearest to a place. */
export class StreetFinder {
  private readonly graph: StreetGraph
  private readonly index: Flatbush | null
  /** For each stretch in the index, the point that it begins with, and its edge. */
  private readonly pointOf: Uint32Array
  private readonly edgeOf: Uint32Array
  private readonly metresPerLon: number

  constructor(graph: StreetGraph) {
    this.graph = graph
    const { firstPoint, lat, lon, ferry } = graph
    const edges = ferry.length
    const middle = (lat[0] ?? 0) * MICRO
    this.metresPerLon = METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180)
    const points: number[] = []
    const owners: number[] = []
    for (let edge = 0; edge < edges; edge++) {
      if (ferry[edge] !== -1) continue
      const last = (firstPoint[edge + 1] ?? 0) - 1
      for (let point = firstPoint[edge] ?? 0; point < last; point++) {
        points.push(point)
        owners.push(edge)
      }
    }
    this.pointOf = Uint32Array.from(points)
    this.edgeOf = Uint32Array.from(owners)
    this.index = points.length > 0 ? new Flatbush(points.length) : null
    for (const point of points) {
      const [x0, y0] = [this.x(lon[point] ?? 0), this.y(lat[point] ?? 0)]
      const [x1, y1] = [this.x(lon[point + 1] ?? 0), this.y(lat[point + 1] ?? 0)]
      this.index?.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1))
    }
    this.index?.finish()
  }

  /**
   * Where a profile comes onto the streets: those of the largest part that hangs together, or, for a place beyond
   * their reach on an island of its own, that island's. Null for one without any street within two kilometres.
   */
  snap(place: Position, profile: Profile, islands: Islands): Snapped | null {
    const { from, to, allowed } = this.graph
    const { island, islandM, part, largest, partOfIsland } = islands
    const allowedOn = (edge: number): number => directionsOf(allowed[edge] ?? 0, profile)
    const islandOf = (edge: number): number => island[from[edge] ?? 0] ?? 0
    /** Whoever is on the edge can come there from the part, and go back. */
    const isIn = (edge: number, wanted: number): boolean => {
      const ends = [from[edge], to[edge]].filter((end) => part[end ?? 0] === wanted).length
      return ends === 2 || (ends === 1 && allowedOn(edge) === BOTH)
    }
    const allows = (edge: number): boolean => allowedOn(edge) !== 0
    const nearestIn = (wanted: number, accepts = allows): Snapped | null => {
      const found = this.nearest(place, (edge) => accepts(edge) && allows(edge) && isIn(edge, wanted))
      return found && { ...found, island: islandOf(found.edge), part: wanted }
    }
    const found = nearestIn(largest)
    if (found && found.awayM <= NEAR_M) return found
    const nearest = this.nearest(place, allows)
    const own = nearest && islandOf(nearest.edge)
    if (own === null || (islandM[own] ?? 0) < ISLAND_M) return found
    const home = partOfIsland[own] ?? 0
    return home === largest ? found : nearestIn(home, (edge) => islandOf(edge) === own)
  }

  private nearest(place: Position, accepts: (edge: number) => boolean): Found | null {
    const [x, y] = [place.lon * this.metresPerLon, place.lat * METRES_PER_DEGREE]
    for (const radius of [60, 250, 1000, FAR_M]) {
      const around = this.index?.search(x - radius, y - radius, x + radius, y + radius, (at) =>
        accepts(this.edgeOf[at] ?? 0),
      )
      let best: { at: number; part: number; awayM: number } | null = null
      for (const at of around ?? []) {
        const { part, awayM } = this.project(x, y, this.pointOf[at] ?? 0)
        if (awayM <= radius && (!best || awayM < best.awayM)) best = { at, part, awayM }
      }
      if (best) {
        const edge = this.edgeOf[best.at] ?? 0
        return { edge, share: this.shareAt(edge, this.pointOf[best.at] ?? 0, best.part), awayM: best.awayM }
      }
    }
    return null
  }

  /** The nearest spot on the stretch from a point to the next: how far along it (0 to 1), and how far away. */
  private project(x: number, y: number, point: number): { part: number; awayM: number } {
    const { lat, lon } = this.graph
    const [x0, y0] = [this.x(lon[point] ?? 0), this.y(lat[point] ?? 0)]
    const [dx, dy] = [this.x(lon[point + 1] ?? 0) - x0, this.y(lat[point + 1] ?? 0) - y0]
    const square = dx * dx + dy * dy
    const part = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square))
    return { part, awayM: Math.hypot(x - x0 - part * dx, y - y0 - part * dy) }
  }

  /** How far along its edge a spot between two of its points lies, 0 to 1. */
  private shareAt(edge: number, point: number, part: number): number {
    const { firstPoint, lat, lon } = this.graph
    let before = 0
    let whole = 0
    for (let at = firstPoint[edge] ?? 0; at < (firstPoint[edge + 1] ?? 0) - 1; at++) {
      const [dLat, dLon] = [(lat[at + 1] ?? 0) - (lat[at] ?? 0), (lon[at + 1] ?? 0) - (lon[at] ?? 0)]
      const length = Math.hypot(this.x(dLon), this.y(dLat))
      if (at < point) before += length
      else if (at === point) before += part * length
      whole += length
    }
    // A spot at a junction is the junction, from where every street goes on.
    if (before < JUNCTION_M) return 0
    return whole - before < JUNCTION_M ? 1 : before / whole
  }

  private x(lon: number): number {
    return lon * MICRO * this.metresPerLon
  }

  private y(lat: number): number {
    return lat * MICRO * METRES_PER_DEGREE
  }
}
