import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { Tags } from '../extract.ts'
import { ImportFailure } from './import-fault.ts'
import { NodeCollection } from './node-collection.ts'
import type { BlockRelation, BlockWay, NodeGroup } from './block-elements.ts'
import { isWanted, isWantedPoint, mayBeWanted } from './wanted-tags.ts'

/** Several municipalities. More do not fit in 2 GB together with what is made of them (3.6 million took 1.7). */
export const MOST_NODES = 4_000_000

export interface CollectedWay {
  readonly tags: Tags
  /** Ids of its nodes. */
  readonly refs: readonly number[]
}

export interface CollectedRelation {
  readonly id: number
  readonly tags: Tags
  readonly members: readonly { readonly id: number; readonly inner: boolean }[]
}

/**
 * What of a file lies in the box: nodes, and the ways and multipolygons that touch it. Of everything outside nothing
 * is kept, so that a whole country can be read with a box. Without a box everything is inside.
 */
export class CollectedElements {
  readonly nodes = new NodeCollection()
  readonly points: { readonly id: number; readonly tags: Tags }[] = []
  readonly ways = new Map<number, CollectedWay>()
  readonly relations: CollectedRelation[] = []
  /** Around every node of the file, in units of 1e-7 degrees. */
  readonly extent = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  /** Ways that touch the box and mean nothing by themselves: a multipolygon may be made of them. */
  private readonly otherWays = new Set<number>()
  private readonly box: { west: number; south: number; east: number; north: number } | null

  constructor(bounds: Bounds | null) {
    this.box = bounds && {
      west: bounds.west * 1e7,
      south: bounds.south * 1e7,
      east: bounds.east * 1e7,
      north: bounds.north * 1e7,
    }
  }

  /** @throws ImportFailure when more nodes lie in the box than fit in memory. */
  addNodes({ ids, lat, lon, tagsOf }: NodeGroup): void {
    const { box, extent, nodes } = this
    const inside: number[] = []
    for (let index = 0; index < ids.length; index += 1) {
      const x = lon[index] ?? 0
      const y = lat[index] ?? 0
      if (x < extent.west) extent.west = x
      if (x > extent.east) extent.east = x
      if (y < extent.south) extent.south = y
      if (y > extent.north) extent.north = y
      if (box && (x < box.west || x > box.east || y < box.south || y > box.north)) continue
      nodes.add(ids[index] ?? 0, y, x)
      inside.push(index)
    }
    if (nodes.count > MOST_NODES) throw new ImportFailure({ kind: 'too-big', mostNodes: MOST_NODES })
    for (const { index, tags } of tagsOf(inside))
      if (isWantedPoint(tags)) this.points.push({ id: ids[index] ?? 0, tags })
  }

  addWay(way: BlockWay): void {
    const refs = way.refs()
    if (this.box && !refs.some((id) => this.nodes.find(id) >= 0)) return
    const tags = way.hasKey(mayBeWanted) ? way.tags() : {}
    if (isWanted(tags)) this.ways.set(way.id, { tags, refs })
    else this.otherWays.add(way.id)
  }

  addRelation(relation: BlockRelation): void {
    if (!relation.hasKey(mayBeWanted)) return
    const tags = relation.tags()
    if (tags.type !== 'multipolygon' || !isWanted(tags)) return
    const members = relation.members().filter(({ type }) => type === 'way')
    if (!members.some(({ id }) => this.ways.has(id) || this.otherWays.has(id))) return
    this.relations.push({
      id: relation.id,
      tags,
      members: members.map(({ id, role }) => ({ id, inner: role === 'inner' })),
    })
  }

  /** For a file that has its ways before their nodes: they must be looked at again. */
  forgetWaysAndRelations(): void {
    this.ways.clear()
    this.otherWays.clear()
    this.relations.length = 0
  }
}
