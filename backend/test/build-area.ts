import { randomUUID } from 'node:crypto'
import type { Bounds } from '@stafet/domain/contract/area.ts'
import { DataSource } from 'typeorm'
import { AreaEntity, AreaPlaceEntity } from '../src/area/area.entity.ts'
import { AREA_CHANGED } from '../src/area/import/area-changed.ts'
import type { AreaPlace } from '../src/area/places/area-place.ts'
import { Areas } from '../src/area/index.ts'
import { until } from './build-relay.ts'
import type { TestServer } from './test-server.ts'

/**
 * An area with these places, as an import would have stored it; without streets and map. Answers its id once the
 * server has heard of it.
 */
export async function buildArea(
  { app }: TestServer,
  places: readonly (Partial<AreaPlace> & Pick<AreaPlace, 'name' | 'kind'>)[],
  changes: { name?: string; bounds?: Bounds } = {},
): Promise<string> {
  const id = randomUUID()
  await app.get(DataSource).transaction(async (manager) => {
    await manager.insert(AreaEntity, {
      id,
      name: changes.name ?? `Kort ${id}`,
      bounds: changes.bounds ?? { west: 11, south: 55.1, east: 11.6, north: 55.6 },
      dataAt: null,
      importedAt: new Date(),
      junctions: 0,
      streetsM: 0,
      places: places.length,
    })
    await manager.insert(
      AreaPlaceEntity,
      places.map((place, at) => ({
        areaId: id,
        number: at + 1,
        category: null,
        near: '',
        rank: 30,
        lat: 55.4,
        lon: 11.35,
        ...place,
      })),
    )
    await manager.query(`SELECT pg_notify('${AREA_CHANGED}', $1)`, [id])
  })
  const areas = app.get(Areas)
  await until(async () => (await areas.current()).some((area) => area.id === id))
  return id
}
