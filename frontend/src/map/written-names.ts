import type { BaseMap, MapName } from '@stafet/domain/contract/base-map.ts'
import type { Place } from './places.ts'

/** A name to be written on the map. `rank` is 0 to 100, the same for all sources: the higher comes first. */
export interface WrittenName {
  name: string
  lat: number
  lon: number
  rank: number
}

type Area = NonNullable<BaseMap['area']>

/**
 * Names of the country and of areas, each once. An area that knows few of the places that are known to lie in it
 * is not complete: then those are written as well, except what has the same name. A town is never ranked below
 * what its inhabitants make it: the map that knows them need not be the one that is drawn.
 */
export function joinNames(
  inCountry: readonly Place[],
  inArea: readonly MapName[],
  bounds: Area['bounds'],
): WrittenName[] {
  const own = new Set(inArea.map(({ name }) => name))
  const left = bounds.reduce<readonly Place[]>((places, box) => {
    const isIn = ({ lat, lon }: { lat: number; lon: number }) =>
      lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east
    const isComplete = inArea.filter(isIn).length >= places.filter(isIn).length
    return places.filter((place) => !isIn(place) || (!isComplete && !own.has(place.name)))
  }, inCountry)
  return [
    ...inArea.map(({ name, lat, lon, rank }) => {
      const known = inCountry.find((place) => place.name === name && isNear(place, { lat, lon }))
      return { name, lat, lon, rank: Math.max(rank, known ? rankOf(known.inhabitants) : 0) }
    }),
    ...left.map(({ name, lat, lon, inhabitants }) => ({ name, lat, lon, rank: rankOf(inhabitants) })),
  ]
}

/** Close enough for two maps to mean the same town. */
const sameTownDegrees = 0.05

function isNear(a: { lat: number; lon: number }, b: { lat: number; lon: number }): boolean {
  return Math.abs(a.lat - b.lat) < sameTownDegrees && Math.abs(a.lon - b.lon) < 2 * sameTownDegrees
}

/** As an area ranks a place of this size. */
export function rankOf(inhabitants: number): number {
  const kind = inhabitants >= 20_000 ? 85 : inhabitants >= 2_000 ? 75 : 60
  return kind + (inhabitants >= 10 ? Math.min(14, Math.floor(Math.log10(inhabitants) * 2.3)) : 0)
}

/** From this rank on a place is a town, and a city. */
export const townRank = 75
export const cityRank = 85
/** Below this it is a hamlet or less. */
export const villageRank = 56

/** The rank that a place needs to be named at a zoom level: cities from afar, villages close by. */
export function smallestRank(zoom: number): number {
  const needed = [
    { below: 7, rank: 96 },
    { below: 8, rank: 94 },
    { below: 9, rank: 84 },
    { below: 10, rank: 82 },
    { below: 11, rank: 66 },
    { below: 12, rank: 54 },
    { below: 13, rank: 45 },
    { below: 14, rank: 34 },
    { below: 15, rank: 22 },
  ]
  return needed.find(({ below }) => zoom < below)?.rank ?? 0
}
