import type { Tags } from '../extract.ts'

/** In the order in which almost every file has them. */
export const kinds = ['nodes', 'ways', 'relations'] as const
export type Kind = (typeof kinds)[number]

/** Many nodes at once, as the file has them. The arrays are only good until the next group is read. */
export interface NodeGroup {
  readonly ids: readonly number[]
  /** Units of 1e-7 degrees. */
  readonly lat: readonly number[]
  readonly lon: readonly number[]
  /** Tells the tags of the nodes at `wanted` (ascending indices into the arrays); nodes without any are left out. */
  tagsOf(wanted: readonly number[]): { readonly index: number; readonly tags: Tags }[]
}

/** A way or a relation whose tags are looked at before anything else is read. */
export interface Tagged {
  readonly id: number
  hasKey(test: (key: string) => boolean): boolean
  tags(): Tags
}

export interface BlockWay extends Tagged {
  /** Ids of its nodes. */
  refs(): number[]
}

export interface BlockRelation extends Tagged {
  members(): { readonly type: 'node' | 'way' | 'relation'; readonly id: number; readonly role: string }[]
}

export interface BlockHearer {
  nodes?(group: NodeGroup): void
  way?(way: BlockWay): void
  relation?(relation: BlockRelation): void
}
