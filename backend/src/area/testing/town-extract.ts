import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { Extract } from '../extract.ts'
import { readExtract, type ReadOptions } from '../import/read-extract.ts'
import type { PbfContents } from './write-pbf.ts'

/** Ids beyond 32 bits, as OpenStreetMap's are. */
export const far = 10_000_000_000
const node = (id: number, lat: number, lon: number, tags?: Record<string, string>) => ({
  id: far + id,
  lat,
  lon,
  tags,
})
export const refs = (...ids: number[]): number[] => ids.map((id) => far + id)
const member = (id: number, role: string) => ({ type: 'way' as const, id, role })

/**
 * Nodes 1 to 4 lie in the box 10–11 E, 55–56 N; 5 and 6 east of it. The street 20 leaves the box, 21 is outside, 22
 * means nothing; the wood 30 has its outer ring in two halves, the eastern one outside, and a clearing.
 */
export const town: PbfContents = {
  bbox: { west: 9, south: 54, east: 13, north: 57 },
  dataAt: '2026-02-03T04:05:06Z',
  nodes: [
    node(1, 55.1, 10.1, { name: 'Skolen', amenity: 'school' }),
    node(2, 55.2, 10.2, { natural: 'tree' }),
    node(3, 55.3, 10.3),
    node(4, 55.4, 10.4),
    node(5, 55.5, 12.5, { name: 'Langt væk', place: 'village' }),
    node(6, 55.6, 12.6),
    node(7, 55.35, 10.35),
  ],
  ways: [
    { id: 20, nodes: refs(1, 2, 5), tags: { highway: 'path', name: 'Ålstien' } },
    { id: 21, nodes: refs(5, 6), tags: { highway: 'path' } },
    { id: 22, nodes: refs(1, 3), tags: { power: 'line' } },
    { id: 23, nodes: refs(3, 4) },
    { id: 24, nodes: refs(4, 6, 3) },
    { id: 25, nodes: refs(4, 7, 3, 4), tags: { source: 'survey' } },
    { id: 26, nodes: refs(3, 7), tags: { route: 'bus' } },
    { id: 27, nodes: refs(3, 6), tags: { route: 'ferry' } },
  ],
  relations: [
    {
      id: 30,
      members: [member(23, 'outer'), member(24, ''), member(25, 'inner')],
      tags: { type: 'multipolygon', natural: 'wood' },
    },
    { id: 31, members: [member(21, 'outer')], tags: { type: 'multipolygon', landuse: 'farmland' } },
    { id: 32, members: [member(23, 'outer')], tags: { type: 'boundary', place: 'island' } },
  ],
}
export const box: Bounds = { west: 10, south: 55, east: 11, north: 56 }

/** What comes of a file with these bytes. */
export async function readBytes(bytes: Buffer, options?: ReadOptions): Promise<Extract> {
  const folder = await mkdtemp(join(tmpdir(), 'stafet-extract-'))
  try {
    const file = join(folder, 'test.osm.pbf')
    await writeFile(file, bytes)
    return await readExtract(file, options)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
