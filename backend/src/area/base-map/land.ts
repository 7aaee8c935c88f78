import { clipLine, type Box, type Point } from './clip-line.ts'

/** An outer ring with its holes, all closed. */
export type LandPolygon = readonly (readonly Point[])[]

/**
 * The land within a box from pieces of coast with the land on their left: each as long as it is known, rings
 * closed. Coast that leaves the box is closed along the box's edge, counter-clockwise, so that the land stays on
 * the left; coast that breaks off is joined to the nearest loose beginning, or led straight to the nearest edge.
 * @param box in the same units as the coast, y growing to the north
 * @param dryWithoutCoast whether a box that no coast comes near is land
 */
export function landOf(
  coast: readonly (readonly Point[])[],
  box: Box,
  dryWithoutCoast: boolean,
): LandPolygon[] {
  const rings: Point[][] = []
  const parts: Point[][] = []
  for (const line of coast) {
    for (const part of clipLine(turned(line, box), box)) (isRing(part) ? rings : parts).push(part)
  }
  const closed = closeAlongEdge(mendGaps(parts, box), box)
  return nest([...rings, ...closed], box, dryWithoutCoast)
}

/** A ring that leaves the box begins outside of it, so that no part inside is cut in two. */
function turned(line: readonly Point[], box: Box): readonly Point[] {
  if (!isRing(line)) return line
  const outside = line.findIndex((point) => !isInside(point, box))
  return outside <= 0 ? line : [...line.slice(outside), ...line.slice(1, outside + 1)]
}

/** A gap is mended when it is shorter than this share of the box; else each end goes to the edge on its own. */
const mendable = 0.1

/** Joins loose ends inside the box to loose beginnings, the nearest pairs first; what remains goes to the edge. */
function mendGaps(parts: readonly Point[][], box: Box): Point[][] {
  const mended: Point[][] = []
  let lines = parts.map((part) => [...part])
  for (let gap = nearestGap(lines, box); gap; gap = nearestGap(lines, box)) {
    const { from, to } = gap
    lines = lines.filter((line) => line !== from && line !== to)
    if (from === to) mended.push([...from, ...from.slice(0, 1)])
    else lines.push([...from, ...to])
  }
  const led = lines.map((line) => [
    ...line.slice(0, 1).flatMap((start) => (edgePlace(start, box) === null ? [onEdge(start, box)] : [])),
    ...line,
    ...line.slice(-1).flatMap((end) => (edgePlace(end, box) === null ? [onEdge(end, box)] : [])),
  ])
  return [...mended, ...led]
}

/** The shortest gap between an end and a beginning that are both loose, if any is to be mended. */
function nearestGap(lines: readonly Point[][], box: Box): { from: Point[]; to: Point[] } | null {
  const isLoose = (point: Point | undefined) => point !== undefined && edgePlace(point, box) === null
  const ends = lines.filter((line) => isLoose(line.at(-1)))
  const starts = lines.filter((line) => isLoose(line[0]))
  let nearest: { from: Point[]; to: Point[]; gap: number } | null = null
  for (const from of ends) {
    for (const to of starts) {
      const end = from.at(-1)
      const [start] = to
      if (!end || !start) continue
      const gap = distance(end, start)
      // Two that each end near an edge are rather cut by it than broken off.
      const toEdge = distance(end, onEdge(end, box)) + distance(start, onEdge(start, box))
      const limit = Math.min(mendable * Math.max(box.east - box.west, box.north - box.south), toEdge)
      if (gap <= limit && gap < (nearest?.gap ?? Infinity)) nearest = { from, to, gap }
    }
  }
  return nearest
}

/** Makes rings of lines that begin and end on the box's edge. */
function closeAlongEdge(lines: readonly Point[][], box: Box): Point[][] {
  const rings = lines.filter(isRing)
  const open = lines
    .filter((line) => !isRing(line))
    .map((line) => ({ line, start: edgePlace(line[0], box) ?? 0, end: edgePlace(line.at(-1), box) ?? 0 }))
  const left = new Set(open)
  for (const first of open) {
    if (!left.has(first)) continue
    const ring: Point[] = []
    for (let at = first; ;) {
      left.delete(at)
      ring.push(...at.line)
      const from = at.end
      // The first beginning that is met when going on along the edge; its own closes the ring.
      let next = first
      for (const other of left) if (ahead(from, other.start) < ahead(from, next.start)) next = other
      ring.push(...cornersBetween(from, next.start, box))
      if (next === first) break
      at = next
    }
    if (ring[0]) ring.push(ring[0])
    rings.push(ring)
  }
  return rings
}

/** Counter-clockwise way along the edge from one place to another, 0 to 4. */
function ahead(from: number, to: number): number {
  return (to - from + 4) % 4
}

function cornersBetween(from: number, to: number, box: Box): Point[] {
  const corners: Point[] = [
    [box.west, box.south],
    [box.east, box.south],
    [box.east, box.north],
    [box.west, box.north],
  ]
  const way = ahead(from, to)
  return [1, 2, 3, 4]
    .map((step) => (Math.floor(from) + step) % 4)
    .filter((corner) => ahead(from, corner) < way && ahead(from, corner) > 0)
    .flatMap((corner) => corners.slice(corner, corner + 1))
}

/** Where on the edge a point lies, counter-clockwise from the south-west corner in sides; null inside. */
function edgePlace(point: Point | undefined, box: Box): number | null {
  if (!point) return null
  const [x, y] = point
  const across = (x - box.west) / (box.east - box.west)
  const up = (y - box.south) / (box.north - box.south)
  if (y === box.south && x < box.east) return across
  if (x === box.east && y < box.north) return 1 + up
  if (y === box.north && x > box.west) return 3 - across
  return x === box.west ? (4 - up) % 4 : null
}

function onEdge([x, y]: Point, box: Box): Point {
  const places: Point[] = [
    [box.west, y],
    [box.east, y],
    [x, box.south],
    [x, box.north],
  ]
  return places.reduce((a, b) => (distance([x, y], b) < distance([x, y], a) ? b : a))
}

/** Rings that turn left are land, rings that turn right are water in it. */
function nest(rings: readonly Point[][], box: Box, dryWithoutCoast: boolean): LandPolygon[] {
  const sized = rings.map((ring) => ({ ring, area: signedArea(ring) })).filter(({ area }) => area !== 0)
  const outers = sized.filter(({ area }) => area > 0).map(({ ring, area }) => ({ area, rings: [ring] }))
  const holes = sized.filter(({ area }) => area < 0)
  const surrounds = (hole: readonly Point[]) =>
    outers
      .filter(({ rings: [outer] }) => outer && contains(outer, hole))
      .reduce<(typeof outers)[number] | null>(
        (least, next) => (!least || next.area < least.area ? next : least),
        null,
      )
  // Water that no land surrounds lies in land that goes on beyond the box.
  const boxIsLand = sized.length === 0 ? dryWithoutCoast : holes.some(({ ring }) => !surrounds(ring))
  if (boxIsLand) {
    const edge = cornersBetween(0, 3.999, box)
    const southWest: Point = [box.west, box.south]
    outers.push({ area: Infinity, rings: [[southWest, ...edge, southWest]] })
  }
  for (const { ring } of holes) surrounds(ring)?.rings.push(ring)
  return outers.map(({ rings: all }) => all)
}

function contains(outer: readonly Point[], ring: readonly Point[]): boolean {
  // A ring may touch the one around it: the majority of a few of its points decides.
  const step = Math.max(1, Math.floor(ring.length / 7))
  const probes = ring.filter((_, at) => at % step === 0)
  return probes.filter((point) => isInRing(point, outer)).length * 2 > probes.length
}

/** Whether a point lies in a closed ring, by counting crossings. */
export function isInRing([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1] ?? [0, 0]
    const [bx, by] = ring[i] ?? [0, 0]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** Positive when the ring turns left. */
function signedArea(ring: readonly Point[]): number {
  const [ox, oy] = ring[0] ?? [0, 0]
  let double = 0
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1] ?? [0, 0]
    const [bx, by] = ring[i] ?? [0, 0]
    double += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
  }
  return double / 2
}

function isRing(line: readonly Point[]): boolean {
  const [first] = line
  const last = line.at(-1)
  return line.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

function isInside([x, y]: Point, box: Box): boolean {
  return x >= box.west && x <= box.east && y >= box.south && y <= box.north
}

function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(ax - bx, ay - by)
}
