import { townRank } from './written-names.ts'

/** A name that could be written on the map, with its place in pixels of the view. */
export interface NameCandidate {
  name: string
  x: number
  y: number
  /** The larger goes first. */
  rank: number
}

/** A name that is written: the middle of its word, in pixels beside its place. */
export interface ChosenName<Candidate extends NameCandidate> {
  candidate: Candidate
  dx: number
  dy: number
}

interface Point {
  x: number
  y: number
}

interface Box extends Point {
  halfWidth: number
  halfHeight: number
}

const lineHeightPx = 18
/** Between two names. */
const airPx = 8
/** A stop's mark is a circle of about this radius. */
const markPx = 14
const besidePx = 18

/** About how wide a name is when written; generous, so that names never touch. */
function nameWidthPx(name: string): number {
  return name.length * 7.5 + 4
}

/**
 * The names that fit into a view, the most important first. Each is written below, above, right or left of its
 * place: the first of these where it touches neither another name nor one of the `marks`. Names whose place lies
 * outside of the view are left out.
 */
export function chooseNames<Candidate extends NameCandidate>(
  candidates: readonly Candidate[],
  view: { width: number; height: number },
  limit: number,
  marks: readonly Point[],
): ChosenName<Candidate>[] {
  const written: Box[] = []
  const chosen: ChosenName<Candidate>[] = []
  const inView = candidates.filter(({ x, y }) => x >= 0 && y >= 0 && x <= view.width && y <= view.height)
  for (const candidate of inView.toSorted((a, b) => b.rank - a.rank)) {
    if (chosen.length >= limit) break
    const sides = sidesOf(candidate).filter(({ box }) => !written.some((other) => touch(box, other, airPx)))
    const free = sides.find(({ box }) => !marks.some((mark) => touch(box, markBox(mark), 0)))
    const side = free ?? (candidate.rank >= townRank ? sides[0] : undefined)
    if (!side) continue
    written.push(side.box)
    chosen.push({ candidate, dx: side.dx, dy: side.dy })
  }
  return chosen
}

function sidesOf({ name, x, y }: NameCandidate): { dx: number; dy: number; box: Box }[] {
  const halfWidth = nameWidthPx(name) / 2
  return [
    { dx: 0, dy: besidePx },
    { dx: 0, dy: -besidePx },
    { dx: halfWidth + besidePx, dy: 0 },
    { dx: -halfWidth - besidePx, dy: 0 },
  ].map(({ dx, dy }) => ({
    dx,
    dy,
    box: { x: x + dx, y: y + dy, halfWidth, halfHeight: lineHeightPx / 2 },
  }))
}

function markBox({ x, y }: Point): Box {
  return { x, y, halfWidth: markPx, halfHeight: markPx }
}

function touch(a: Box, b: Box, air: number): boolean {
  return (
    Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth + air &&
    Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight + air
  )
}
