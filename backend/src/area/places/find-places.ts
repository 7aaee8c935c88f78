import type { PlaceKind } from '@stafet/domain/contract/place-search.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import { degrees, type Extract, type Tags } from '../extract.ts'
import type { AreaPlace } from './area-place.ts'
import { findStreets } from './find-streets.ts'
import { foldName } from './fold-name.ts'
import { nearNames, settlementKinds } from './near-names.ts'
import { ruleFor } from './rule-for-tags.ts'
import { pointInside, type PlainPoint } from './point-inside.ts'
import { PlaceGrid } from './place-grid.ts'

/** Node and building of the same hall lie this close together. */
const SAME_M = 100
/** A town is often there as a point and as a surface, whose centre is elsewhere. */
const SAME_SETTLEMENT_M = 2500
const NAME_LIMIT = 120
const STREET_RANK = 24

type Unnamed = Omit<AreaPlace, 'near'>

/**
 * The named places and streets of an extract, each once: settlements first, then by rank and name. The same
 * extract always gives the same list.
 */
export function findPlaces(extract: Extract): AreaPlace[] {
  const found = [...placesOf(extract), ...streetsOf(extract)].sort(inOrder)
  const once = withoutRepeats(found)
  const nearOf = nearNames(once)
  return once.map((place) => ({ ...place, near: nearOf(place) }))
}

function* placesOf(extract: Extract): Generator<Unnamed> {
  for (const { tags, node } of extract.points) yield* placeAt(tags, () => plain(extract, node))
  for (const { tags, outer, inner } of extract.polygons)
    yield* placeAt(tags, () => pointInside([...outer, ...inner].map((ring) => line(extract, ring))))
  for (const { tags, nodes } of extract.ways) {
    const closed = nodes.length > 3 && nodes[0] === nodes.at(-1)
    const middle = nodes[Math.floor(nodes.length / 2)]
    yield* placeAt(tags, () => {
      const inside = closed ? pointInside([line(extract, nodes)]) : null
      return inside ?? (middle === undefined ? null : plain(extract, middle))
    })
  }
}

function* placeAt(tags: Tags, where: () => PlainPoint | null): Generator<Unnamed> {
  const name = tags.name?.replace(/\s+/g, ' ').trim()
  if (!name || name.length > NAME_LIMIT || foldName(name) === '') return
  const rule = ruleFor(tags)
  const place = rule && where()
  if (!place) return
  const { kind, category, rank } = rule
  yield { name, kind, category, rank: rank + sizeOf(tags), lat: rounded(place.lat), lon: rounded(place.lon) }
}

function streetsOf(extract: Extract): Unnamed[] {
  return findStreets(extract)
    .filter(({ name }) => name.length <= NAME_LIMIT && foldName(name) !== '')
    .map(({ name, lat, lon }) => ({
      name,
      kind: 'street',
      category: null,
      rank: STREET_RANK,
      lat: rounded(lat * 1e7),
      lon: rounded(lon * 1e7),
    }))
}

/** Up to 14 for a million inhabitants, 2 for what has an article in an encyclopaedia. */
function sizeOf({ population, wikipedia, wikidata }: Tags): number {
  const people = Number(population?.replace(/[.\s]/g, ''))
  const size = people >= 10 ? Math.min(14, Math.round(Math.log10(people) * 2.3)) : 0
  return size + (wikipedia || wikidata ? 2 : 0)
}

/** Settlements before all else, since what has the same name nearby may be named for them. */
function inOrder(a: Unnamed, b: Unnamed): number {
  return (
    b.rank - a.rank ||
    compare(foldName(a.name), foldName(b.name)) ||
    compare(a.kind, b.kind) ||
    a.lat - b.lat ||
    a.lon - b.lon
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The first of those with the same name and kind that lie close together. */
function withoutRepeats(places: readonly Unnamed[]): Unnamed[] {
  const kept = new Map<string, PlaceGrid<Unnamed>>()
  return places.filter((place) => {
    const key = `${groupOf(place.kind)} ${foldName(place.name)}`
    const namesakes = kept.get(key) ?? new PlaceGrid<Unnamed>()
    kept.set(key, namesakes)
    const withinM = settlementKinds.has(place.kind) ? SAME_SETTLEMENT_M : SAME_M
    if (namesakes.near(place, withinM).some((other) => distanceM(other, place) <= withinM)) return false
    namesakes.add(place)
    return true
  })
}

/** A village that is a point of one kind and a surface of another is one village. */
function groupOf(kind: PlaceKind): string {
  return settlementKinds.has(kind) ? 'settlement' : kind
}

function line(extract: Extract, nodes: Int32Array): PlainPoint[] {
  return Array.from(nodes, (node) => plain(extract, node))
}

function plain({ lat, lon }: Extract, node: number): PlainPoint {
  return { lat: lat[node] ?? 0, lon: lon[node] ?? 0 }
}

/** From the extract's units to degrees, to about a metre. */
function rounded(units: number): number {
  return Math.round(degrees(units) * 1e5) / 1e5
}
