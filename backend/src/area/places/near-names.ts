import type { PlaceKind } from '@stafet/domain/contract/place-search.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import type { AreaPlace } from './area-place.ts'
import { foldName } from './fold-name.ts'
import { PlaceGrid } from './place-grid.ts'

const FARTHEST_M = 10_000

/**
 * How many times as far a settlement reaches as a hamlet does: a school at the edge of a town is the town's,
 * also where a hamlet's name stands nearer.
 */
const reach: Partial<Record<PlaceKind, number>> = { city: 5, town: 3.5, village: 1.4, hamlet: 1 }

/** Kinds that people live in. */
export const settlementKinds: ReadonlySet<PlaceKind> = new Set([
  ...(['city', 'town', 'village', 'hamlet', 'suburb', 'neighbourhood'] as const),
])

type Placed = Pick<AreaPlace, 'name' | 'kind' | 'lat' | 'lon'>

/** Tells the town, village or hamlet that a place lies at; empty for these themselves. */
export function nearNames(places: readonly Placed[]): (place: Placed) => string {
  const settlements = new PlaceGrid<Placed>()
  for (const place of places) if (reach[place.kind]) settlements.add(place)
  return (place) => {
    if (reach[place.kind]) return ''
    let best = { name: '', far: Infinity }
    for (const one of settlements.near(place, FARTHEST_M)) {
      const distance = distanceM(one, place)
      const far = distance / (reach[one.kind] ?? 1)
      if (distance <= FARTHEST_M && far < best.far) best = { name: one.name, far }
    }
    return foldName(best.name) === foldName(place.name) ? '' : best.name
  }
}
