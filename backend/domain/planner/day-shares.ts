import type { Model } from './model.ts'

/**
 * Each day's share of the visits of `order[0..length)` in seconds, by the day's length; then, from index
 * `days` on, the cost of leaving all days after it empty. Zeros where balance does not count.
 */
export function dayShares(m: Model, order: Int32Array, length: number, balance: number): Float64Array {
  const days = m.dayStart.length
  const result = new Float64Array(2 * days)
  if (balance === 0) return result
  let visitS = 0
  for (let k = 0; k < length; k++) visitS += m.visit[order[k]!]!
  let hours = 0
  for (let d = 0; d < days; d++) hours += m.dayEnd[d]! - m.dayStart[d]!
  for (let d = 0; d < days; d++) {
    result[d] = hours > 0 ? (visitS * (m.dayEnd[d]! - m.dayStart[d]!)) / hours : 0
  }
  for (let d = days - 2; d >= 0; d--) {
    result[days + d] = result[days + d + 1]! + (balance * result[d + 1]!) / 2
  }
  return result
}
