import type { Model } from './model.ts'
import type { Random } from './random.ts'

const keys = new WeakMap<
  Model,
  { tightness: Float64Array; farness: Float64Array; earliest: Float64Array; key: Float64Array }
>()

function keysOf(m: Model) {
  const known = keys.get(m)
  if (known) return known
  const tightness = new Float64Array(m.N)
  const farness = new Float64Array(m.N)
  const earliest = new Float64Array(m.N)
  for (let x = 0; x < m.n; x++) {
    const from = m.spanFrom[2 * m.L + x]!
    const to = m.spanTo[2 * m.L + x]!
    for (let k = from; k < to; k++) tightness[x]! += m.spanHi[k]! - m.spanLo[k]!
    farness[x] = m.virtual[x] ? 0 : m.dist[m.START * m.N + x]!
    earliest[x] = to > from ? m.spanLo[from]! : 0
  }
  const made = { tightness, farness, earliest, key: new Float64Array(m.N) }
  keys.set(m, made)
  return made
}

/**
 * Sorts `list[0..length)` in place into the order of insertion: random, tightest opening hours first, far,
 * near or earliest first. @param which -1 draws one of the orders; 1 is tightest first
 */
export function insertionOrder(
  m: Model,
  random: Random,
  list: Int32Array,
  length: number,
  which: number,
): void {
  const { tightness, farness, earliest, key } = keysOf(m)
  const draw = which >= 0 ? which : random.below(8)
  for (let i = 0; i < length; i++) {
    const x = list[i]!
    key[x] =
      draw === 1 || draw === 5
        ? tightness[x]!
        : draw === 2
          ? -farness[x]!
          : draw === 3
            ? farness[x]!
            : draw === 4
              ? earliest[x]!
              : random.next()
    if (!m.required[x]) key[x] += 1e13
  }
  // Insertion sort: lists are short, and nothing is allocated.
  for (let i = 1; i < length; i++) {
    const x = list[i]!
    const k = key[x]!
    let j = i - 1
    while (j >= 0 && key[list[j]!]! > k) {
      list[j + 1] = list[j]!
      j--
    }
    list[j + 1] = x
  }
}
