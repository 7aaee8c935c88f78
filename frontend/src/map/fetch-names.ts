import { mapNames, type BaseMap, type MapName } from '@stafet/domain/contract/base-map.ts'
import { request } from '../ui/api.ts'
import { fetchPlaces } from './places.ts'
import { joinNames, type WrittenName } from './written-names.ts'

/** Inhabited places of the whole country; in an area its own, which are more and stand where they belong. */
export async function fetchNames(area: BaseMap['area']): Promise<WrittenName[]> {
  const [inCountry, inArea] = await Promise.all([
    fetchPlaces(),
    // The country's names serve where the area's cannot be had.
    area ? fetchOwnNames(area.version).catch(() => []) : [],
  ])
  return joinNames(inCountry, inArea, area?.bounds ?? [])
}

async function fetchOwnNames(version: string): Promise<MapName[]> {
  const { names } = await request(mapNames, 'GET', `/map/${version}/names.json`)
  return names
}
