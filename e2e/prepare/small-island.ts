import { writePbf, type PbfNode } from '../../backend/src/area/testing/write-pbf.ts'

/** Where no other journey goes: an island of our own in Ålbæk Bugt, with a village and some 2 km of streets. */
export const island = { lat: 57.55, lon: 10.6 }

const at = (id: number, north: number, east: number, tags?: PbfNode['tags']): PbfNode => ({
  id,
  lat: island.lat + north / 1000,
  lon: island.lon + east / 1000,
  tags,
})
const street = { highway: 'residential', name: 'Skolegade' }

/** The island's extract, as other programs write them. */
export function smallIsland(): Buffer {
  return writePbf({
    bbox: { west: 10.57, south: 57.53, east: 10.63, north: 57.57 },
    dataAt: '2026-03-01T00:00:00Z',
    nodes: [
      at(1, -5, -8),
      at(2, 0, -8),
      at(3, 0, 0),
      at(4, 0, 8),
      at(5, 6, 8),
      at(10, 0, 1, { place: 'village', name: 'Ørby', population: '120' }),
      at(11, 1, 2, { amenity: 'school', name: 'Ørby Skole' }),
      at(12, 2, -3, { amenity: 'place_of_worship', name: 'Ørby Kirke' }),
      at(13, -2, 5, { amenity: 'place_of_worship', name: 'Åkapellet' }),
      at(14, 3, 4, { amenity: 'community_centre', name: 'Ørby Forsamlingshus' }),
      // The land: a ring far out, so that there is something beneath.
      at(20, -15, -25),
      at(21, -15, 25),
      at(22, 15, 25),
      at(23, 15, -25),
    ],
    ways: [
      { id: 1, nodes: [1, 2, 3], tags: street },
      { id: 2, nodes: [3, 4], tags: street },
      { id: 3, nodes: [4, 5], tags: { highway: 'residential', name: 'Havnevej' } },
      { id: 4, nodes: [20, 21, 22, 23, 20], tags: { natural: 'coastline' } },
    ],
  })
}
