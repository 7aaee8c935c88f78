import type { SmallMap } from './small-extract.ts'

/** Coast that crosses a box from west to east, with the land to the north. */
export const coast = {
  bounds: { west: 11, south: 55, east: 11.1, north: 55.06 },
  nodes: { c1: [55.02, 10.9], c2: [55.02, 11.2] },
  ways: [{ tags: { natural: 'coastline' }, nodes: ['c1', 'c2'] }],
} as const satisfies SmallMap
