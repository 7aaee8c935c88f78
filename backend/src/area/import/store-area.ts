import { randomUUID } from 'node:crypto'
import type { Area } from '@stafet/domain/contract/area.ts'
import pg from 'pg'
import type { MapTile } from '../base-map/map-tiles.ts'
import type { AreaPlace } from '../places/area-place.ts'
import { AREA_CHANGED } from './area-changed.ts'
import { ImportFailure } from './import-fault.ts'

/** Rows of one statement; enough that the way to the database and back counts for little. */
const TILES_AT_ONCE = 200
const PLACES_AT_ONCE = 2000

type AreaRow = Pick<Area, 'name' | 'bounds' | 'dataAt' | 'junctions' | 'streetsM' | 'places'>

/**
 * One area being written, in one transaction: until it is finished nobody sees any of it, and the area of the same
 * name stays in use. When the connection ends before that, nothing has happened.
 */
export class AreaStore {
  private readonly id = randomUUID()
  private readonly client: pg.Client
  private tiles: MapTile[] = []

  private constructor(client: pg.Client) {
    this.client = client
  }

  static async begin(databaseUrl: string): Promise<AreaStore> {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 })
    // A lost connection also fails the statement that waits for it, or the next one.
    client.on('error', () => undefined)
    await client.connect()
    const store = new AreaStore(client)
    await client.query('BEGIN')
    // Under a name that nobody has: taking the old area's place comes last, so that it is locked for a moment only.
    await client.query(
      `INSERT INTO area (id, name, bounds, data_at, imported_at, junctions, streets_m, places)
       VALUES ($1, $2, '{}', NULL, now(), 0, 0, 0)`,
      [store.id, store.id],
    )
    return store
  }

  async addTile(tile: MapTile): Promise<void> {
    this.tiles.push(tile)
    if (this.tiles.length >= TILES_AT_ONCE) await this.writeTiles()
  }

  async addStreets(graph: Buffer): Promise<void> {
    await this.client.query('INSERT INTO area_streets (area_id, graph) VALUES ($1, $2)', [this.id, graph])
  }

  async addPlaces(places: readonly AreaPlace[]): Promise<void> {
    for (let from = 0; from < places.length; from += PLACES_AT_ONCE) {
      const some = places.slice(from, from + PLACES_AT_ONCE)
      const column = <K extends keyof AreaPlace>(key: K): AreaPlace[K][] => some.map((place) => place[key])
      await this.client.query(
        `INSERT INTO area_place (area_id, number, name, kind, category, near, rank, lat, lon)
         SELECT $1, $2 + ordinality, name, kind, category, near, rank, lat, lon
         FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::float8[], $9::float8[])
           WITH ORDINALITY AS found (name, kind, category, near, rank, lat, lon, ordinality)`,
        [
          this.id,
          from,
          column('name'),
          column('kind'),
          column('category'),
          column('near'),
          column('rank'),
          column('lat'),
          column('lon'),
        ],
      )
    }
  }

  /**
   * Puts the area into use in the place of the one of the same name, and tells every node.
   * @throws ImportFailure when the import has been given up meanwhile: another may be under way.
   */
  async finish(area: AreaRow, importId: string): Promise<void> {
    await this.writeTiles()
    await this.client.query('DELETE FROM area WHERE name = $1', [area.name])
    await this.client.query(
      `UPDATE area SET name = $2, bounds = $3, data_at = $4, imported_at = clock_timestamp(),
         junctions = $5, streets_m = $6, places = $7
       WHERE id = $1`,
      [this.id, area.name, area.bounds, area.dataAt, area.junctions, area.streetsM, area.places],
    )
    const { rowCount } = await this.client.query(
      `UPDATE area_import SET state = 'done', phase = 'storing', share = 1
       WHERE id = $1 AND state = 'running'`,
      [importId],
    )
    if (rowCount === 0) throw new ImportFailure({ kind: 'interrupted' })
    await this.client.query('SELECT pg_notify($1, $2)', [AREA_CHANGED, this.id])
    await this.client.query('COMMIT')
  }

  /** Without `finish` nothing of it stays. */
  async close(): Promise<void> {
    await this.client.end().catch(() => undefined)
  }

  private async writeTiles(): Promise<void> {
    const some = this.tiles
    this.tiles = []
    if (some.length === 0) return
    const rows = some.map((_, index) => {
      const first = 4 * index + 2
      return `($1, $${first}, $${first + 1}, $${first + 2}, $${first + 3})`
    })
    // As parameters of their own, tiles travel as they are; in an array they would be written out in letters.
    await this.client.query(`INSERT INTO area_tile (area_id, z, x, y, tile) VALUES ${rows.join(', ')}`, [
      this.id,
      ...some.flatMap(({ z, x, y, tile }) => [z, x, y, tile]),
    ])
  }
}
