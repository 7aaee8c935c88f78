import type { Arcs } from './profile-arcs.ts'
import { directionsOf, type Profile } from './profiles.ts'
import type { StreetGraph } from './street-graph.ts'

/** Which parts of the streets hang together for a profile. */
export interface Islands {
  /** Parts that streets alone hold together, whatever the one-ways say: a number for each junction. */
  readonly island: Uint32Array
  /** Metres of street on each of them. */
  readonly islandM: Float64Array
  /** Parts in which each junction can be reached from each other, by ferry if need be: a number for each junction. */
  readonly part: Uint32Array
  /** The part with most street. */
  readonly largest: number
  /** For each island its own part: `largest` when that reaches it, else the one with most street of those on it. */
  readonly partOfIsland: Uint32Array
}

export function findIslands(graph: StreetGraph, profile: Profile, arcs: Arcs): Islands {
  const { from, to, lengthM, ferry, allowed } = graph
  const usable = (edge: number): boolean =>
    ferry[edge] === -1 && directionsOf(allowed[edge] ?? 0, profile) !== 0

  const island = numbered(joinedByStreets(graph, usable))
  const islandM = new Float64Array(graph.junctions)
  const part = stronglyConnected(arcs, graph.junctions)
  const partM = new Float64Array(graph.junctions)
  for (let edge = 0; edge < from.length; edge++) {
    if (!usable(edge)) continue
    const [a, b, metres] = [from[edge] ?? 0, to[edge] ?? 0, lengthM[edge] ?? 0]
    const home = island[a] ?? 0
    islandM[home] = (islandM[home] ?? 0) + metres
    const own = part[a] ?? 0
    if (own === part[b]) partM[own] = (partM[own] ?? 0) + metres
  }
  const largest = largestOf(partM)
  const partOfIsland = Uint32Array.from(part)
  for (const [junction, home] of island.entries()) {
    const own = part[junction] ?? 0
    if ((partM[own] ?? 0) > (partM[partOfIsland[home] ?? 0] ?? 0)) partOfIsland[home] = own
  }
  return { island, islandM, part, largest, partOfIsland }
}

function largestOf(sizes: Float64Array): number {
  return sizes.reduce((best, size, at) => (size > (sizes[best] ?? 0) ? at : best), 0)
}

/** For each junction another of the same part, nearer to its representative. */
function joinedByStreets(
  { junctions, from, to }: StreetGraph,
  usable: (edge: number) => boolean,
): Uint32Array {
  const parent = Uint32Array.from({ length: junctions }, (_, junction) => junction)
  for (let edge = 0; edge < from.length; edge++) {
    if (usable(edge)) parent[rootOf(parent, from[edge] ?? 0)] = rootOf(parent, to[edge] ?? 0)
  }
  return parent
}

function rootOf(parent: Uint32Array, junction: number): number {
  let at = junction
  for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
    const higher = parent[up] ?? up
    parent[at] = higher
    at = higher
  }
  return at
}

function numbered(parent: Uint32Array): Uint32Array {
  return parent.map((_, junction) => rootOf(parent, junction))
}

/** Tarjan's algorithm, without recursion: the number of its strongly connected part for each junction. */
function stronglyConnected({ first, to }: Arcs, junctions: number): Uint32Array {
  const part = new Uint32Array(junctions)
  const order = new Uint32Array(junctions) // 1, 2, 3 … as they are met; 0: not yet
  const low = new Uint32Array(junctions)
  const onStack = new Uint8Array(junctions)
  const nextArc = first.slice(0, junctions)
  const stack: number[] = []
  const path: number[] = []
  let met = 0
  let parts = 0

  const enter = (junction: number): void => {
    met += 1
    order[junction] = low[junction] = met
    onStack[junction] = 1
    stack.push(junction)
    path.push(junction)
  }
  const leave = (junction: number): void => {
    path.pop()
    const above = path.at(-1)
    if (above !== undefined) low[above] = Math.min(low[above] ?? 0, low[junction] ?? 0)
    if (low[junction] !== order[junction]) return
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      onStack[member] = 0
      part[member] = parts
      if (member === junction) break
    }
    parts += 1
  }
  for (let start = 0; start < junctions; start++) {
    if (order[start] !== 0) continue
    enter(start)
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const arc = nextArc[here] ?? 0
      if (arc >= (first[here + 1] ?? 0)) {
        leave(here)
        continue
      }
      nextArc[here] = arc + 1
      const target = to[arc] ?? 0
      if (order[target] === 0) enter(target)
      else if (onStack[target] === 1) low[here] = Math.min(low[here] ?? 0, order[target] ?? 0)
    }
  }
  return part
}
