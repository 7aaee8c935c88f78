/** A line as indices of its nodes. */
type Line = readonly number[]

/** Joins lines that begin where another ends, in their own direction; a node is taken as a joint once. */
export function joinDirected(lines: readonly Line[]): number[][] {
  const byStart = new Map<number, number>()
  lines.forEach((line, at) => {
    const [start] = line
    if (start !== undefined && !isClosed(line) && !byStart.has(start)) byStart.set(start, at)
  })
  const used = new Set<number>()
  const ends = new Set(lines.filter((line) => !isClosed(line)).map((line) => line.at(-1)))
  const joined: number[][] = []
  const follow = (first: number): void => {
    const chain: number[] = []
    for (let at: number | undefined = first; at !== undefined && !used.has(at);) {
      const line: Line = lines[at] ?? []
      used.add(at)
      for (let i = chain.length > 0 ? 1 : 0; i < line.length; i += 1) chain.push(line[i] ?? 0)
      at = isClosed(line) ? undefined : byStart.get(line.at(-1) ?? -1)
    }
    if (chain.length > 1) joined.push(chain)
  }
  // Those with a loose start first: the others are in the middle of something, or rings.
  lines.forEach((line, at) => {
    if (!ends.has(line[0])) follow(at)
  })
  lines.forEach((_, at) => {
    if (!used.has(at)) follow(at)
  })
  return joined
}

/**
 * Joins lines at common ends whichever way they run, so that a street that was drawn in pieces is one line.
 * At a junction of three or more, two go on as one and the rest stay on their own.
 */
export function joinUndirected(lines: readonly Line[]): number[][] {
  const atNode = new Map<number, number[]>()
  lines.forEach((line, at) => {
    for (const end of [line[0], line.at(-1)]) {
      if (end === undefined) continue
      const known = atNode.get(end)
      if (known) known.push(at)
      else atNode.set(end, [at])
    }
  })
  const used = new Set<number>()
  const next = (end: number | undefined): number[] | null => {
    const at = atNode.get(end ?? -1)?.find((candidate) => !used.has(candidate))
    if (at === undefined) return null
    used.add(at)
    const line = lines[at] ?? []
    return line[0] === end ? [...line] : line.toReversed()
  }
  return lines.flatMap((line, at) => {
    if (used.has(at)) return []
    used.add(at)
    const chain = [...line]
    for (let more = next(chain.at(-1)); more; more = next(chain.at(-1))) chain.push(...more.slice(1))
    chain.reverse()
    for (let more = next(chain.at(-1)); more; more = next(chain.at(-1))) chain.push(...more.slice(1))
    return [chain]
  })
}

export function isClosed(line: Line): boolean {
  return line.length > 2 && line[0] === line.at(-1)
}
