/**
 * Joins lines end to end into rings. What does not close is left open, as long as it gets: the extract may have cut
 * the rest off.
 * @param lines indices of nodes, two or more in each
 */
export function assembleRings(lines: readonly Int32Array[]): Int32Array[] {
  const rings: Int32Array[] = []
  const left = new Set<Int32Array>()
  const atEnd = new Map<number, Int32Array[]>()
  for (const line of lines) {
    if (line[0] === line.at(-1)) {
      rings.push(line)
      continue
    }
    left.add(line)
    for (const end of [line[0] ?? -1, line.at(-1) ?? -1]) atEnd.set(end, [...(atEnd.get(end) ?? []), line])
  }
  for (const line of left) {
    left.delete(line)
    const ring = [...line]
    // First on from its end until it closes; if it never does, on from its beginning too.
    extend(ring, atEnd, left)
    if (ring[0] !== ring.at(-1)) extend(ring.reverse(), atEnd, left)
    rings.push(Int32Array.from(ring))
  }
  return rings
}

function extend(ring: number[], atEnd: ReadonlyMap<number, Int32Array[]>, left: Set<Int32Array>): void {
  while (ring[0] !== ring.at(-1)) {
    const end = ring.at(-1) ?? -1
    const next = atEnd.get(end)?.find((line) => left.has(line))
    if (!next) return
    left.delete(next)
    for (const node of (next[0] === end ? next : next.toReversed()).subarray(1)) ring.push(node)
  }
}
