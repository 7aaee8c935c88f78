import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { areaList } from '@stafet/domain/contract/area.ts'
import type { z } from 'zod'
import { AreaImports } from '../src/area/import/area-imports.service.ts'
import type { PbfContents } from '../src/area/testing/write-pbf.ts'
import { CONFIG, type Config } from '../src/platform/config.ts'
import { organiser, type TestServer } from './test-server.ts'

/** A village: a street with a path off it, a hall and a wood. */
export function village(hall: string): PbfContents {
  return {
    bbox: { west: 10.9, south: 55.2, east: 11, north: 55.3 },
    dataAt: '2026-02-03T04:05:06Z',
    nodes: [
      { id: 1, lat: 55.21, lon: 10.91 },
      { id: 2, lat: 55.22, lon: 10.92 },
      { id: 3, lat: 55.22, lon: 10.93 },
      { id: 4, lat: 55.221, lon: 10.921, tags: { name: hall, amenity: 'community_centre' } },
    ],
    ways: [
      { id: 10, nodes: [1, 2], tags: { highway: 'residential', name: 'Bygaden' } },
      { id: 11, nodes: [2, 3], tags: { highway: 'path' } },
      { id: 12, nodes: [1, 2, 3, 1], tags: { natural: 'wood' } },
    ],
  }
}

/** Where uploads are kept while they are imported. */
export const uploadFolder = ({ app }: TestServer): string => join(app.get<Config>(CONFIG).dataDir, 'uploads')

export async function uploadsLeft(server: TestServer): Promise<string[]> {
  const folder = uploadFolder(server)
  return existsSync(folder) ? readdir(folder) : []
}

export async function listAreas({ asOrganiser }: TestServer): Promise<z.infer<typeof areaList>> {
  return areaList.parse((await asOrganiser.get('/api/areas').expect(200)).body)
}

/** Waits until the import that runs on this node, if any, has ended. */
export const importEnded = ({ app }: TestServer): Promise<void> => app.get(AreaImports).ended()

export const uploadArea = (
  { asOrganiser }: TestServer,
  bytes: Buffer,
  query: Record<string, string>,
  language = 'da',
) =>
  asOrganiser
    .post('/api/areas')
    .query(query)
    .set('accept-language', language)
    .set('content-type', 'application/octet-stream')
    .send(bytes)

/** For requests that a test must be able to break off. */
export async function organiserCookie({ anybody }: TestServer): Promise<string> {
  const { email, password } = organiser
  const logIn = await anybody.post('/api/session').send({ email, password }).expect(200)
  return String(logIn.headers['set-cookie']).split(';')[0] ?? ''
}
