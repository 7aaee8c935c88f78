/** A point in units of the extract, latitude first. */
export interface PlainPoint {
  lat: number
  lon: number
}

/**
 * A point inside a surface: its centre of gravity where that lies inside, otherwise the middle of its widest
 * stretch on the same latitude. `rings` are outer and inner ones alike, each closed or taken as closed; null
 * when they enclose nothing.
 */
export function pointInside(rings: readonly (readonly PlainPoint[])[]): PlainPoint | null {
  const outer = rings.reduce<readonly PlainPoint[]>(
    (largest, ring) => (Math.abs(areaOf(ring)) > Math.abs(areaOf(largest)) ? ring : largest),
    [],
  )
  if (areaOf(outer) === 0) return null
  const centre = gravity(outer)
  const stretches = stretchesAt(rings, centre.lat)
  if (stretches.length === 0) return centre
  if (stretches.some(([from, to]) => from < centre.lon && centre.lon < to)) return centre
  const widest = stretches.reduce((best, one) => (one[1] - one[0] > best[1] - best[0] ? one : best))
  return { lat: centre.lat, lon: (widest[0] + widest[1]) / 2 }
}

/** Twice the surface, with a sign that tells the way round. */
function areaOf(ring: readonly PlainPoint[]): number {
  return sumAlong(ring, (a, b) => a.lon * b.lat - b.lon * a.lat)
}

function gravity(ring: readonly PlainPoint[]): PlainPoint {
  // Near the ring itself, so that large coordinates do not eat the digits.
  const origin = ring[0] ?? { lat: 0, lon: 0 }
  const near = ring.map(({ lat, lon }) => ({ lat: lat - origin.lat, lon: lon - origin.lon }))
  const cross = (a: PlainPoint, b: PlainPoint): number => a.lon * b.lat - b.lon * a.lat
  const area = sumAlong(near, cross)
  return {
    lat: origin.lat + sumAlong(near, (a, b) => (a.lat + b.lat) * cross(a, b)) / (3 * area),
    lon: origin.lon + sumAlong(near, (a, b) => (a.lon + b.lon) * cross(a, b)) / (3 * area),
  }
}

/** From where to where a latitude runs inside the rings. */
function stretchesAt(rings: readonly (readonly PlainPoint[])[], lat: number): [number, number][] {
  const crossings = rings
    .flatMap((ring) =>
      ring.map((a, at): number | null => {
        const b = ring[(at + 1) % ring.length] ?? a
        if (a.lat > lat === b.lat > lat) return null
        return a.lon + ((lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon)
      }),
    )
    .filter((lon) => lon !== null)
    .sort((a, b) => a - b)
  const stretches: [number, number][] = []
  for (let at = 0; at + 1 < crossings.length; at += 2)
    stretches.push([crossings[at] ?? 0, crossings[at + 1] ?? 0])
  return stretches
}

function sumAlong(ring: readonly PlainPoint[], of: (a: PlainPoint, b: PlainPoint) => number): number {
  let sum = 0
  ring.forEach((a, at) => (sum += of(a, ring[(at + 1) % ring.length] ?? a)))
  return sum
}
