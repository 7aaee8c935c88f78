import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { SuggestedCommunity } from '@stafet/domain/contract/place-search.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import { foldName, type AreaPlace } from '../area/index.ts'

/** A relay looks so far around its start and its communities: most of a municipality, seen from its town. */
const AROUND_DEGREES = { lat: 0.18, lon: 0.32 }
/** Two of one name are taken for one within this distance. */
const SAME_M = 300
const AT_MOST = 3000

/** The box in which a relay that has these places looks for communities: some 20 km around them. */
export function suggestionBox(places: readonly Position[]): Bounds {
  const lats = places.map(({ lat }) => lat)
  const lons = places.map(({ lon }) => lon)
  return {
    west: Math.min(...lons) - AROUND_DEGREES.lon,
    south: Math.min(...lats) - AROUND_DEGREES.lat,
    east: Math.max(...lons) + AROUND_DEGREES.lon,
    north: Math.max(...lats) + AROUND_DEGREES.lat,
  }
}

/** The places that may be communities, the nearest to the start first, each told whether the relay has it already. */
export function suggestCommunities(
  places: readonly AreaPlace[],
  existing: readonly { name: string; position: Position | null }[],
  start: Position,
): SuggestedCommunity[] {
  const known = new Map<string, (Position | null)[]>()
  for (const { name, position } of existing) {
    const key = foldName(name)
    known.set(key, [...(known.get(key) ?? []), position])
  }
  return places
    .flatMap(({ name, kind, category, near, lat, lon }) => {
      if (category === null) return []
      const position = { lat, lon }
      // One that is not placed yet may well be the one that is.
      const isKnown = (at: Position | null): boolean => at === null || distanceM(at, position) <= SAME_M
      const already = known.get(foldName(name))?.some(isKnown) ?? false
      return [
        { suggested: { name, kind, category, near, position, already }, far: distanceM(position, start) },
      ]
    })
    .sort((a, b) => a.far - b.far)
    .slice(0, AT_MOST)
    .map(({ suggested }) => suggested)
}
