/**
 * For each node of a tour the `width` others that may become its neighbours, nearest first: the nearest by cost
 * plus prices, the first in every direction (the ways from one cluster to the next), then the nearest by cost.
 * @param cost `size × size`, symmetric
 * @param prices per node
 */
export function tourNeighbours(
  cost: Float64Array,
  size: number,
  prices: Float64Array,
  width: number,
): Int32Array {
  const near = new Int32Array(size * width)
  for (let a = 0; a < size; a++) {
    const others = Array.from({ length: size }, (_, b) => b).filter((b) => b !== a)
    const plain = (b: number) => cost[a * size + b]!
    const priced = (b: number) => plain(b) + prices[b]!
    const chosen = new Set(others.sort((b, c) => priced(b) - priced(c) || b - c).slice(0, width >> 2))
    others.sort((b, c) => plain(b) - plain(c) || b - c)
    const scattered: number[] = []
    for (const b of others) {
      if (scattered.length < width >> 1 && scattered.every((c) => cost[c * size + b]! > plain(b))) {
        scattered.push(b)
      }
    }
    for (const b of [...scattered, ...others]) if (chosen.size < width) chosen.add(b)
    // By cost, so that a move that cannot gain ends the list.
    near.set(
      [...chosen].sort((b, c) => plain(b) - plain(c) || b - c),
      a * width,
    )
  }
  return near
}
