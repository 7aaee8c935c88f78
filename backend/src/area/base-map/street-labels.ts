/** A place in the page's pixels, from the corner of the tile that the street lies in. */
export interface PixelPoint {
  x: number
  y: number
}

export interface NamedStreet {
  name: string
  kind: string
  line: readonly PixelPoint[]
}

/** One letter: its middle, and the way it is turned in radians. */
export interface Letter extends PixelPoint {
  text: string
  angle: number
}

/** A name along a street. */
export interface StreetLabel {
  name: string
  letters: readonly Letter[]
}

export interface LabelRoom {
  left: number
  top: number
  right: number
  bottom: number
}

/** From which zoom level on a kind of street is named; the first ones choose their places first. */
const namedFrom: readonly (readonly [kind: string, zoom: number])[] = [
  ['motorway', 13],
  ['trunk', 13],
  ['primary', 13],
  ['secondary', 14],
  ['tertiary', 14],
  ['lane', 15],
  ['street', 15],
  ['pedestrian', 15],
  ['cycleway', 16],
  ['track', 16],
  ['service', 16],
  ['path', 16],
  ['steps', 17],
]
const importance = new Map(namedFrom.map(([kind], at) => [kind, at]))
const firstZoom = new Map(namedFrom)

/** A street is named again after this many pixels, and never twice within them. */
const repeatPx = 420
/** Letters turn against their neighbours by no more than this. */
const mostTurn = 0.42
const mostBend = 1.1
/** Between letters of two names. */
const airPx = 4

/** The size of names in the page's pixels. */
export function nameSize(zoom: number): number {
  return zoom >= 17 ? 13 : 12
}

/**
 * Chooses where names stand along streets: wholly inside `room`, and touching no other name.
 * The same streets always give the same labels.
 * @param advance the width of a letter at `nameSize(zoom)`
 */
export function placeLabels(
  streets: readonly NamedStreet[],
  zoom: number,
  room: LabelRoom,
  advance: (letter: string) => number,
): StreetLabel[] {
  const size = nameSize(zoom)
  const placed: StreetLabel[] = []
  const measured = streets
    .filter(({ kind }) => zoom >= (firstZoom.get(kind) ?? Infinity))
    .map((street) => ({ ...street, along: measure(street.line) }))
    .toSorted(
      (a, b) =>
        (importance.get(a.kind) ?? 0) - (importance.get(b.kind) ?? 0) ||
        b.along.length - a.along.length ||
        (a.name < b.name ? -1 : 1),
    )
  for (const { name, along } of measured) {
    const widths = [...name].map(advance)
    const needed = widths.reduce((sum, width) => sum + width, 0)
    if (along.length < needed + size) continue
    const times = Math.max(1, Math.floor(along.length / repeatPx))
    for (let time = 0; time < times; time += 1) {
      const section = along.length / times
      for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
        const start = (time + share) * section - needed / 2
        const letters = lettersAlong(name, widths, along, start)
        if (!letters || !isStraightEnough(letters) || !fits(letters, room, size)) continue
        if (placed.some((other) => isTooNear(other, { name, letters }, size))) continue
        placed.push({ name, letters })
        break
      }
    }
  }
  return placed
}

interface Measured {
  points: readonly PixelPoint[]
  /** Length up to each point. */
  upTo: readonly number[]
  length: number
}

function measure(points: readonly PixelPoint[]): Measured {
  let length = 0
  const upTo = points.map((point, at) => {
    const before = points[at - 1] ?? point
    length += Math.hypot(point.x - before.x, point.y - before.y)
    return length
  })
  return { points, upTo, length }
}

function pointAt({ points, upTo }: Measured, way: number): PixelPoint {
  const next = Math.max(
    1,
    upTo.findIndex((length) => length >= way),
  )
  const a = points[next - 1] ?? { x: 0, y: 0 }
  const b = points[next] ?? a
  const from = upTo[next - 1] ?? 0
  const span = (upTo[next] ?? from) - from
  const share = span === 0 ? 0 : (way - from) / span
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}

/** The letters from `start` on, read from left to right; null where the street is too short. */
function lettersAlong(
  name: string,
  widths: readonly number[],
  along: Measured,
  start: number,
): Letter[] | null {
  const needed = widths.reduce((sum, width) => sum + width, 0)
  if (start < 0 || start + needed > along.length) return null
  const backwards = pointAt(along, start + needed).x < pointAt(along, start).x
  let way = backwards ? start + needed : start
  return [...name].map((text, at) => {
    const step = (widths[at] ?? 0) * (backwards ? -1 : 1)
    const from = pointAt(along, way)
    const to = pointAt(along, way + step)
    way += step
    return {
      text,
      x: (from.x + to.x) / 2,
      y: (from.y + to.y) / 2,
      angle: Math.atan2(to.y - from.y, to.x - from.x),
    }
  })
}

function isStraightEnough(letters: readonly Letter[]): boolean {
  let bend = 0
  for (let at = 1; at < letters.length; at += 1) {
    const turn = Math.abs(turnBetween(letters[at - 1]?.angle ?? 0, letters[at]?.angle ?? 0))
    if (turn > mostTurn) return false
    bend += turn
  }
  return bend <= mostBend
}

function turnBetween(a: number, b: number): number {
  return Math.atan2(Math.sin(b - a), Math.cos(b - a))
}

function fits(letters: readonly Letter[], { left, top, right, bottom }: LabelRoom, size: number): boolean {
  return letters.every(
    ({ x, y }) => x - size >= left && x + size <= right && y - size >= top && y + size <= bottom,
  )
}

function isTooNear(a: StreetLabel, b: StreetLabel, size: number): boolean {
  const reach = a.name === b.name ? repeatPx / 2 : size + airPx
  return a.letters.some((one) =>
    b.letters.some((other) => Math.hypot(one.x - other.x, one.y - other.y) < reach),
  )
}
