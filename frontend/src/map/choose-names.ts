/** A name that could be written on the map, with its place in pixels of the view. */
export interface NameCandidate {
  name: string
  x: number
  y: number
  /** The larger goes first: inhabitants. */
  rank: number
}

const lineHeightPx = 20
const airPx = 10

/** About how wide a name is when written; generous, so that names never touch. */
export function nameWidthPx(name: string): number {
  return name.length * 8 + 6
}

/**
 * The names that fit into a view without touching each other, the most important first. `taken` are rectangles
 * that must stay free. Names whose middle lies outside of the view are left out.
 */
export function chooseNames(
  candidates: readonly NameCandidate[],
  view: { width: number; height: number },
  limit: number,
): NameCandidate[] {
  const chosen: NameCandidate[] = []
  const inView = candidates.filter(({ x, y }) => x >= 0 && y >= 0 && x <= view.width && y <= view.height)
  for (const candidate of inView.toSorted((a, b) => b.rank - a.rank)) {
    if (chosen.length >= limit) break
    if (!chosen.some((other) => touches(candidate, other))) chosen.push(candidate)
  }
  return chosen
}

function touches(a: NameCandidate, b: NameCandidate): boolean {
  const reach = (nameWidthPx(a.name) + nameWidthPx(b.name)) / 2 + airPx
  return Math.abs(a.x - b.x) < reach && Math.abs(a.y - b.y) < lineHeightPx + airPx
}

/** How many inhabitants a place needs to be named at a zoom level: cities from afar, villages close by. */
export function smallestRank(zoom: number): number {
  if (zoom < 7) return 60_000
  if (zoom < 8) return 25_000
  if (zoom < 9) return 12_000
  if (zoom < 10) return 4_000
  if (zoom < 11) return 1_800
  return 0
}
