import type { Position } from 'geojson'

/**
 * Rounds the corners of a line (Chaikin's way: each corner is cut at a quarter of the lines that meet in it). The
 * ends of an open line stay where they are; a ring stays closed.
 */
export function smoothLine(line: readonly Position[], rounds: number): Position[] {
  let points = [...line]
  for (let round = 0; round < rounds; round++) points = cutCorners(points)
  return points
}

function cutCorners(line: readonly Position[]): Position[] {
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last || line.length < 3) return [...line]
  const cut = line.slice(1).flatMap((to, at) => {
    const from = line[at] ?? to
    return [between(from, to, 0.25), between(from, to, 0.75)]
  })
  const closed = first[0] === last[0] && first[1] === last[1]
  const start = cut[0] ?? first
  return closed ? [...cut, start] : [first, ...cut.slice(1, -1), last]
}

function between(from: Position, to: Position, share: number): Position {
  return from.map((value, axis) => value + ((to[axis] ?? value) - value) * share)
}
