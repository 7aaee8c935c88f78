import type { Spot, TravelMatrix } from './travel-source.ts'

/** How a place lies to the others of its relay: metres beside the street, and whether only a ferry goes there; null: cut off. */
export type Reach = { readonly awayM: number; readonly byFerry: boolean } | null

/**
 * Judges each place by where most of the relay is: cut off is what has no way there and back, and a ferry is needed
 * from any island but that with most of the places.
 */
export function judgeReach(spots: readonly Spot[], matrix: TravelMatrix): Reach[] {
  const places = [...spots.keys()]
  const joined = (a: number, b: number): boolean => Boolean(matrix[a]?.[b] && matrix[b]?.[a])
  const joins = (place: number): number => places.filter((other) => joined(place, other)).length
  const centre = places.reduce((best, place) => (joins(place) > joins(best) ? place : best), 0)
  const reached = spots.map((spot, place) => (joined(place, centre) ? spot : null))

  const counts = new Map<number, number>()
  for (const spot of reached) {
    if (spot && spot.island !== null) counts.set(spot.island, (counts.get(spot.island) ?? 0) + 1)
  }
  const [home] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0])
  return reached.map(
    (spot) => spot && { awayM: spot.awayM, byFerry: spot.island !== null && spot.island !== home },
  )
}
