import { Injectable } from '@nestjs/common'
import type { Area } from '@stafet/domain/contract/area.ts'
import type { MapName } from '@stafet/domain/contract/base-map.ts'
import { writtenKinds, type PlaceKind } from '@stafet/domain/contract/place-search.ts'
import { Areas } from '../areas.service.ts'

const written: ReadonlySet<PlaceKind> = new Set(writtenKinds)

/** Names of towns and the like, for the pages to write over the map's pictures. */
@Injectable()
export class MapNames {
  private kept: { version: string; names: Promise<MapName[]> } | null = null

  constructor(private readonly areas: Areas) {}

  of({ version, areas }: { version: string; areas: readonly Area[] }): Promise<MapName[]> {
    if (this.kept?.version === version) return this.kept.names
    const names = this.read(areas)
    this.kept = { version, names }
    names.catch(() => (this.kept = null))
    return names
  }

  private async read(areas: readonly Area[]): Promise<MapName[]> {
    const places = await Promise.all(areas.map(({ id }) => this.areas.placesOf(id)))
    return places
      .flat()
      .filter(({ kind }) => written.has(kind))
      .map(({ name, kind, rank, lat, lon }) => ({ name, kind, rank, lat, lon }))
  }
}
