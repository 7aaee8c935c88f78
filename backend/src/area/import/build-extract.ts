import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { Extract, ExtractPolygon, ExtractWay } from '../extract.ts'
import { assembleRings } from './assemble-rings.ts'
import type { CollectedElements } from './collect-elements.ts'
import type { NodeCollection } from './node-collection.ts'

/** The ways and nodes that were fetched because something in the box goes on there. */
export interface Surroundings {
  /** Ways of multipolygons, by id: the ids of their nodes. */
  readonly memberWays: ReadonlyMap<number, readonly number[]>
  readonly nodes: NodeCollection
}

/** Puts together what was collected: ids become indices, and nodes that nothing uses are dropped. */
export function buildExtract(
  collected: CollectedElements,
  around: Surroundings,
  about: { bounds: Bounds; dataAt: string | null },
): Extract {
  const used = new UsedNodes(collected.nodes, around.nodes)
  const ways = [...collected.ways].flatMap(([id, { tags, refs }]): ExtractWay[] =>
    used.lines(refs).map((nodes) => ({ id, tags, nodes })),
  )
  const linesOf = (id: number): Int32Array[] =>
    used.lines(collected.ways.get(id)?.refs ?? around.memberWays.get(id) ?? [])
  const polygons = collected.relations.flatMap(({ id, tags, members }): ExtractPolygon[] => {
    const rings = (inner: boolean): Int32Array[] =>
      assembleRings(
        members.filter((member) => member.inner === inner).flatMap((member) => linesOf(member.id)),
      )
    const outer = rings(false)
    return outer.length > 0 ? [{ id, tags, outer, inner: rings(true) }] : []
  })
  const points = collected.points.map(({ id, tags }) => ({ id, tags, node: used.index(id) }))
  return { ...about, ...used.coordinates(), ways, points, polygons }
}

/** Numbers the nodes that are used, in the order in which they are asked for. */
class UsedNodes {
  private readonly inside: NodeCollection
  private readonly outside: NodeCollection
  private readonly numbers: Int32Array
  private readonly places: number[] = []

  constructor(inside: NodeCollection, outside: NodeCollection) {
    this.inside = inside
    this.outside = outside
    this.numbers = new Int32Array(inside.count + outside.count).fill(-1)
  }

  /** -1 when the file does not have the node. */
  index(id: number): number {
    const place = this.place(id)
    if (place < 0) return -1
    if (this.numbers[place] === -1) this.numbers[place] = this.places.push(place) - 1
    return this.numbers[place] ?? -1
  }

  /** A way as lines of nodes that are there: one, unless the extract has cut nodes out of it. */
  lines(refs: readonly number[]): Int32Array[] {
    const lines: number[][] = [[]]
    for (const ref of refs) {
      const node = this.index(ref)
      if (node < 0) lines.push([])
      else lines.at(-1)?.push(node)
    }
    return lines.filter((line) => line.length > 1).map((line) => Int32Array.from(line))
  }

  coordinates(): Pick<Extract, 'lat' | 'lon'> {
    const { inside, outside, places } = this
    const pick = (axis: 'lat' | 'lon'): Int32Array =>
      Int32Array.from(
        places,
        (place) => (place < inside.count ? inside[axis][place] : outside[axis][place - inside.count]) ?? 0,
      )
    return { lat: pick('lat'), lon: pick('lon') }
  }

  private place(id: number): number {
    const inside = this.inside.find(id)
    if (inside >= 0) return inside
    const outside = this.outside.find(id)
    return outside < 0 ? -1 : this.inside.count + outside
  }
}
