import type { Tags } from '../extract.ts'
import { placeKeys } from '../places/place-rules.ts'

/** Keys of what some builder makes something of: streets, the base map, named places. */
const wantedKeys: ReadonlySet<string> = new Set([
  ...placeKeys,
  'highway',
  'natural',
  'landuse',
  'waterway',
  'water',
  'leisure',
  'man_made',
  'railway',
  'aeroway',
  'sport',
  'building',
])

/** A quick look at a way's or relation's keys, before its tags are read. */
export const mayBeWanted = (key: string): boolean => wantedKeys.has(key) || key === 'route'

/** Whether a builder can make something of a way or relation with these tags. */
export const isWanted = (tags: Tags): boolean =>
  tags.route === 'ferry' || Object.keys(tags).some((key) => wantedKeys.has(key))

/** Points come by the hundred thousand: addresses, trees, lamps. */
const clutter: Record<string, ReadonlySet<string>> = {
  natural: new Set(['tree', 'shrub']),
  highway: new Set(['street_lamp', 'traffic_signals', 'give_way', 'stop', 'turning_circle', 'milestone']),
  amenity: new Set(['bench', 'waste_basket', 'bicycle_parking', 'vending_machine', 'parking_space']),
  man_made: new Set(['surveillance', 'manhole', 'utility_pole', 'street_cabinet']),
}

/** Whether a builder can make something of a node with these tags: places, and what bars a street. */
export function isWantedPoint(tags: Tags): boolean {
  if (tags.barrier !== undefined || tags.name !== undefined) return true
  return Object.entries(tags).some(([key, value]) => wantedKeys.has(key) && !clutter[key]?.has(value))
}
