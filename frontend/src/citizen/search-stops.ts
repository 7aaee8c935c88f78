import type { Position } from '@stafet/domain/contract/primitives.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import type { PlacedStop } from './follow-day.ts'

/** A stop that answers a search; `near` when it was found by a place close to it. */
export interface FoundStop {
  placed: PlacedStop
  near: { place: string; distanceM: number } | null
}

export interface NamedPoint extends Position {
  name: string
}

/** Further away than this a stop is not "at" a place. */
const nearM = 6000
const nearestOfPlace = 3

/**
 * Stops that a citizen may mean: first those whose name has the words, best match first, then those nearest to the
 * towns and villages that are called so. Case and accents make no difference.
 */
export function searchStops(
  query: string,
  stops: readonly PlacedStop[],
  places: readonly NamedPoint[],
  limit: number,
): FoundStop[] {
  const wanted = folded(query)
  if (wanted === '') return []
  const byName = stops
    .map((placed) => ({ placed, near: null, score: matchScore(folded(placed.stop.name), wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.placed.index - b.placed.index)
  const found: FoundStop[] = byName.map(({ placed, near }) => ({ placed, near }))
  for (const place of places.filter(({ name }) => folded(name).startsWith(wanted))) {
    const known = new Set(found.map(({ placed }) => placed.stop.id))
    found.push(...nearestStops(place, stops).filter(({ placed }) => !known.has(placed.stop.id)))
  }
  return found.slice(0, limit)
}

function nearestStops(place: NamedPoint, stops: readonly PlacedStop[]): FoundStop[] {
  return stops
    .flatMap((placed) =>
      placed.stop.position
        ? [{ placed, near: { place: place.name, distanceM: distanceM(place, placed.stop.position) } }]
        : [],
    )
    .filter(({ near }) => near.distanceM <= nearM)
    .toSorted((a, b) => a.near.distanceM - b.near.distanceM)
    .slice(0, nearestOfPlace)
}

/** 3 when the name begins with the words, 2 when one of its words does, 1 when they stand anywhere in it. */
function matchScore(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 3
  if (name.includes(` ${wanted}`)) return 2
  return name.includes(wanted) ? 1 : 0
}

/** Lower case; "é" as "e", but æ, ø and å are letters of their own ("aa" is read as "å"). */
function folded(text: string): string {
  return text
    .toLocaleLowerCase('da')
    .replaceAll('å', '\u0001')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll('\u0001', 'å')
    .replaceAll('aa', 'å')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
