import type { Tags } from '../extract.ts'

/** Keys of what some builder makes something of, on ways and relations. */
const wantedKeys = new Set([
  'highway',
  'natural',
  'landuse',
  'waterway',
  'water',
  'leisure',
  'amenity',
  'place',
  'man_made',
  'railway',
  'tourism',
  'shop',
  'office',
  'sport',
  'historic',
  'aeroway',
  'club',
  'healthcare',
])
/** These count only together with another, or with a certain value. */
const conditionalKeys = new Set(['route', 'building'])

/** A quick look at a way's or relation's keys, before its tags are read. */
export const mayBeWanted = (key: string): boolean => wantedKeys.has(key) || conditionalKeys.has(key)

/** Whether a builder can make something of a way or relation with these tags. */
export function isWanted(tags: Tags): boolean {
  if (tags.route === 'ferry') return true
  if (tags.building !== undefined && tags.name !== undefined) return true
  return Object.keys(tags).some((key) => wantedKeys.has(key))
}

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
