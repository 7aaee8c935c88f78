import type { AreaImportPhase, Bounds } from '@stafet/domain/contract/area.ts'
import { mapTiles, type MapTile } from '../base-map/map-tiles.ts'
import { TILE_ZOOMS } from '../base-map/tile-shape.ts'
import { tilesOf } from '../base-map/web-mercator.ts'
import { findPlaces } from '../places/find-places.ts'
import { buildStreetGraph } from '../streets/build-street-graph.ts'
import { encodeStreetGraph } from '../streets/encode-street-graph.ts'
import { ImportFailure } from './import-fault.ts'
import { readExtract } from './read-extract.ts'
import { AreaStore } from './store-area.ts'

/** What is to be imported, in terms that can be sent to a thread. */
export interface ImportJob {
  /** Of its row in `area_import`. */
  readonly importId: string
  readonly databaseUrl: string
  /** An area of the same name is replaced. */
  readonly name: string
  readonly file: string
  /** null: all of the file. */
  readonly bounds: Bounds | null
}

/** Which part of the whole each phase is, by the time it takes. */
const phases = {
  receiving: [0, 0],
  reading: [0, 0.3],
  streets: [0.3, 0.4],
  map: [0.4, 0.9],
  places: [0.9, 0.95],
  storing: [0.95, 1],
} as const satisfies Record<AreaImportPhase, readonly [number, number]>

/**
 * Turns a file into an area, all of it or nothing.
 * @param tell hears of the phase and of the share of everything that is done, 0 to 1
 * @throws ImportFailure for whatever is wrong with the file or the box
 */
export async function importArea(
  job: ImportJob,
  tell: (phase: AreaImportPhase, share: number) => void,
): Promise<void> {
  const at = (phase: AreaImportPhase, share: number): void => {
    const [from, to] = phases[phase]
    tell(phase, from + share * (to - from))
  }
  at('reading', 0)
  const extract = await readExtract(job.file, {
    bounds: job.bounds ?? undefined,
    onProgress: (share) => at('reading', share),
  })
  at('streets', 0)
  const graph = buildStreetGraph(extract)
  if (graph.junctions === 0) throw new ImportFailure({ kind: 'no-streets' })
  const streets = encodeStreetGraph(graph)
  const store = await AreaStore.begin(job.databaseUrl)
  try {
    at('map', 0)
    const shareOf = shareOfTiles(extract.bounds)
    for (const tile of mapTiles(extract)) {
      await store.addTile(tile)
      at('map', shareOf(tile))
    }
    at('places', 0)
    const places = findPlaces(extract)
    at('storing', 0)
    await store.addStreets(streets)
    await store.addPlaces(places)
    await store.finish(
      {
        name: job.name,
        bounds: extract.bounds,
        dataAt: extract.dataAt,
        junctions: graph.junctions,
        streetsM: graph.streetsM,
        places: places.length,
      },
      job.importId,
    )
  } finally {
    await store.close()
  }
}

/** How far along a tile is, among all that the box has room for, in the order in which they are made. */
function shareOfTiles(bounds: Bounds): (tile: MapTile) => number {
  const before = new Map<number, number>()
  let total = 0
  for (let z = TILE_ZOOMS.from; z <= TILE_ZOOMS.to; z += 1) {
    const { minX, minY, maxX, maxY } = tilesOf(bounds, z)
    before.set(z, total)
    total += (maxX - minX + 1) * (maxY - minY + 1)
  }
  return ({ z, x, y }) => {
    const { minX, minY, maxY } = tilesOf(bounds, z)
    return ((before.get(z) ?? 0) + (x - minX) * (maxY - minY + 1) + (y - minY)) / total
  }
}
