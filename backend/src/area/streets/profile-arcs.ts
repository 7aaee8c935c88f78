import { BACKWARD, directionsOf, FORWARD, profileBit, type Profile } from './profiles.ts'
import type { StreetGraph } from './street-graph.ts'

/**
 * What one profile may travel, arranged by junction: the arcs that leave junction j are those from `first[j]` up
 * to `first[j + 1]`. Nothing leaves a junction that stops the profile.
 */
export interface Arcs {
  readonly first: Uint32Array
  readonly to: Uint32Array
  readonly edge: Uint32Array
  /** 1 when the arc follows its edge from `from` to `to`; 0 when it goes the other way. */
  readonly along: Uint8Array
}

/** @param against all one-ways turned round, to search from where somebody is going to */
export function profileArcs(graph: StreetGraph, profile: Profile, against: boolean): Arcs {
  const { junctions, from, to, allowed, stopped } = graph
  const leavesFrom = against ? BACKWARD : FORWARD
  const leavesTo = against ? FORWARD : BACKWARD
  const isStopped = (junction: number): boolean => ((stopped[junction] ?? 0) & profileBit[profile]) !== 0
  const first = new Uint32Array(junctions + 1)
  const each = (tell: (junction: number, target: number, edge: number, along: number) => void): void => {
    for (let edge = 0; edge < from.length; edge++) {
      const open = directionsOf(allowed[edge] ?? 0, profile)
      const [a, b] = [from[edge] ?? 0, to[edge] ?? 0]
      if (open & leavesFrom && !isStopped(a)) tell(a, b, edge, 1)
      if (open & leavesTo && !isStopped(b)) tell(b, a, edge, 0)
    }
  }
  each((junction) => {
    first[junction + 1] = (first[junction + 1] ?? 0) + 1
  })
  for (let at = 0; at < junctions; at++) first[at + 1] = (first[at + 1] ?? 0) + (first[at] ?? 0)
  const count = first[junctions] ?? 0
  const arcs = { to: new Uint32Array(count), edge: new Uint32Array(count), along: new Uint8Array(count) }
  const next = first.slice()
  each((junction, target, edge, along) => {
    const at = next[junction] ?? 0
    next[junction] = at + 1
    arcs.to[at] = target
    arcs.edge[at] = edge
    arcs.along[at] = along
  })
  return { first, ...arcs }
}
