import type { Position } from '@stafet/domain/contract/primitives.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import { degrees, type Extract, type ExtractWay } from '../extract.ts'
import { foldName } from './fold-name.ts'
import { PlaceGrid } from './place-grid.ts'

/** Ways of one name are one street within this distance, end to end. */
const GAP_M = 400

/** A named street, at a point of it near its middle. */
export interface NamedStreet extends Position {
  name: string
}

const noStreets: ReadonlySet<string> = new Set([
  ...['proposed', 'construction', 'abandoned', 'razed', 'platform', 'bus_stop', 'rest_area', 'services'],
  ...['motorway', 'motorway_link', 'trunk_link', 'raceway'],
])

/** One place for each name and neighbourhood, however many ways the street is cut into. */
export function findStreets(extract: Extract): NamedStreet[] {
  const byName = new Map<string, { name: string; ways: ExtractWay[] }>()
  for (const way of extract.ways) {
    const { highway, name } = way.tags
    if (!highway || !name || noStreets.has(highway) || way.nodes.length === 0) continue
    const key = foldName(name)
    const known = byName.get(key)
    if (known) known.ways.push(way)
    else byName.set(key, { name, ways: [way] })
  }
  return [...byName.values()].flatMap(({ name, ways }) =>
    together(extract, ways).map((places) => ({ name, ...middleOf(places) })),
  )
}

/** The places along the ways, put together where a way comes near another. */
function together(extract: Extract, ways: readonly ExtractWay[]): Position[][] {
  const groupOf = new Map<number, number>()
  /** The number of the first way of a group. */
  const first = (way: number): number => {
    const before = groupOf.get(way)
    return before === undefined ? way : first(before)
  }
  const seen = new PlaceGrid<Position & { way: number }>()
  const lines = ways.map(({ nodes }, way) => {
    const line = Array.from(nodes, (node) => ({ ...placeOf(extract, node), way }))
    for (const place of line)
      for (const other of seen.near(place, GAP_M)) {
        const [one, two] = [first(way), first(other.way)]
        if (one !== two && distanceM(place, other) <= GAP_M)
          groupOf.set(Math.max(one, two), Math.min(one, two))
      }
    for (const place of line) seen.add(place)
    return line
  })
  const groups = new Map<number, Position[]>()
  lines.forEach((line, way) => {
    const group = groups.get(first(way))
    if (group) group.push(...line)
    else groups.set(first(way), [...line])
  })
  return [...groups.values()]
}

/** The node nearest to the middle of the box around all of them: on the street, also where it bends. */
function middleOf(places: readonly Position[]): Position {
  const middle = (values: readonly number[]): number => {
    const [least, most] = values.reduce<[number, number]>(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
      [Infinity, -Infinity],
    )
    return (least + most) / 2
  }
  const centre = { lat: middle(places.map(({ lat }) => lat)), lon: middle(places.map(({ lon }) => lon)) }
  const { lat, lon } = places.reduce((best, one) =>
    distanceM(one, centre) < distanceM(best, centre) ? one : best,
  )
  return { lat, lon }
}

function placeOf({ lat, lon }: Extract, node: number): Position {
  return { lat: degrees(lat[node] ?? 0), lon: degrees(lon[node] ?? 0) }
}
