import { turnedRound } from './profiles.ts'
import type { Stretch, Stretches } from './split-ways.ts'

/**
 * Joins stretches where nobody has a choice: at nodes that exactly two stretches touch which allow the same.
 * What is left between two junctions (or dead ends, or barriers, or changes of what is allowed) is one edge.
 */
export function joinStretches({ stretches, stopped }: Stretches): Stretch[] {
  const touching = new Map<number, number[]>()
  const touch = (node: number, stretch: number): void => {
    const known = touching.get(node)
    if (known) known.push(stretch)
    else touching.set(node, [stretch])
  }
  for (const [index, { nodes }] of stretches.entries()) {
    touch(nodes[0] ?? 0, index)
    touch(nodes.at(-1) ?? 0, index)
  }

  const runsThrough = (node: number): boolean => {
    const [one, other, third] = touching.get(node) ?? []
    if (one === undefined || other === undefined || third !== undefined || one === other) return false
    const [a, b] = [stretches[one], stretches[other]]
    if (!a || !b || a.ferry !== -1 || b.ferry !== -1 || stopped.has(node)) return false
    return seenFrom(a, node).allowed === turnedRound(seenFrom(b, node).allowed)
  }

  const used = new Uint8Array(stretches.length)
  const joined: Stretch[] = []
  const follow = (start: number, first: number): void => {
    const chain: Stretch[] = []
    let [node, index] = [start, first]
    while (used[index] === 0) {
      const stretch = stretches[index]
      if (!stretch) break
      used[index] = 1
      const ahead = seenFrom(stretch, node)
      chain.push(ahead)
      node = ahead.nodes.at(-1) ?? node
      if (!runsThrough(node)) break
      const here = index
      index = (touching.get(node) ?? []).find((other) => other !== here) ?? here
    }
    if (chain[0]) joined.push(concatenated(chain, chain[0]))
  }
  for (const [node, around] of touching) {
    if (runsThrough(node)) continue
    for (const index of around) if (used[index] === 0) follow(node, index)
  }
  // What is left are rings that nothing else touches.
  for (const [index, { nodes }] of stretches.entries()) if (used[index] === 0) follow(nodes[0] ?? 0, index)
  return joined
}

/** The stretch as it is travelled from `node`. */
function seenFrom(stretch: Stretch, node: number): Stretch {
  if (stretch.nodes[0] === node) return stretch
  return { ...stretch, nodes: stretch.nodes.toReversed(), allowed: turnedRound(stretch.allowed) }
}

function concatenated(chain: readonly Stretch[], first: Stretch): Stretch {
  if (chain.length === 1) return first
  const size = chain.reduce((sum, { nodes }) => sum + nodes.length - 1, 1)
  const nodes = new Int32Array(size)
  let at = 0
  for (const part of chain) {
    nodes.set(part.nodes, at)
    at += part.nodes.length - 1
  }
  return { ...first, nodes, lengthM: chain.reduce((sum, { lengthM }) => sum + lengthM, 0) }
}
