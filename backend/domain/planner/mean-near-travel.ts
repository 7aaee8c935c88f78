import { UNREACHABLE } from './unreachable.ts'

/**
 * Mean distance to the third nearest neighbour or so: about the length of an edge in a good route. Virtual
 * stops are nobody's neighbours.
 */
export function meanNearTravel(dist: Float64Array, N: number, n: number, virtual: Uint8Array): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < n; i++) {
    if (virtual[i]) continue
    let first = UNREACHABLE
    let second = UNREACHABLE
    let third = UNREACHABLE
    for (let j = 0; j < n; j++) {
      const d = dist[i * N + j]!
      if (j === i || d >= third || virtual[j]) continue
      if (d < first) [first, second, third] = [d, first, second]
      else if (d < second) [second, third] = [d, second]
      else third = d
    }
    for (const d of [first, second, third]) {
      if (d === UNREACHABLE) continue
      sum += d
      count++
    }
  }
  return count === 0 || sum === 0 ? 1 : sum / count
}
