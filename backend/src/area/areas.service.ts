import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Area } from '@stafet/domain/contract/area.ts'
import { DataSource } from 'typeorm'
import { Bell } from '../platform/bell.ts'
import { DATABASE_URL } from '../platform/database.module.ts'
import { Refusal } from '../platform/refusal.ts'
import { AreaEntity, AreaPlaceEntity, AreaStreetsEntity, AreaTileEntity } from './area.entity.ts'
import { AREA_CHANGED } from './import/area-changed.ts'

/**
 * The areas that are there, the same on all nodes. What is made of one may be kept by its id for as long as it is
 * listed: an area never changes; importing it again gives it a new id.
 */
@Injectable()
export class Areas implements OnModuleInit, BeforeApplicationShutdown {
  private readonly bell: Bell
  private readonly listeners: (() => void)[] = []
  private known: Promise<readonly Area[]> | null = null

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(DATABASE_URL) url: string,
  ) {
    this.bell = new Bell(url, AREA_CHANGED)
    this.bell.onRing(() => {
      this.known = null
      for (const listener of this.listeners) listener()
    })
  }

  /** `listener` is called after an area has come or gone on any node, or may have. */
  onChange(listener: () => void): void {
    this.listeners.push(listener)
  }

  /** Every area, newest first; asks the database only after a change. */
  current(): Promise<readonly Area[]> {
    if (this.known) return this.known
    const read = this.fresh()
    this.known = read
    // A database that was away is asked again next time.
    read.catch(() => {
      if (this.known === read) this.known = null
    })
    return read
  }

  /** As `encodeStreetGraph` wrote it. Refuses with `not-found` when the area has gone. */
  async streetsOf(id: string): Promise<Buffer> {
    const found = await this.database.manager.findOneBy(AreaStreetsEntity, { areaId: id })
    if (!found) throw new Refusal('not-found')
    return found.graph
  }

  /** null when the area has nothing to draw there. */
  async tile(id: string, z: number, x: number, y: number): Promise<Buffer | null> {
    const found = await this.database.manager.findOneBy(AreaTileEntity, { areaId: id, z, x, y })
    return found?.tile ?? null
  }

  /** In the order in which they were found. */
  placesOf(id: string): Promise<AreaPlaceEntity[]> {
    return this.database.manager.find(AreaPlaceEntity, { where: { areaId: id }, order: { number: 'ASC' } })
  }

  /** Takes an area away, with all that was made of it. */
  async remove(id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { affected } = await manager.delete(AreaEntity, { id })
      if (affected === 0) throw new Refusal('not-found')
      await manager.query(`SELECT pg_notify('${AREA_CHANGED}', $1)`, [id])
    })
    this.known = null
  }

  async onModuleInit(): Promise<void> {
    await this.bell.listen()
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.bell.close()
  }

  /** Every area, newest first, as the database has them at this moment. */
  async fresh(): Promise<Area[]> {
    const rows = await this.database.manager.find(AreaEntity, { order: { importedAt: 'DESC' } })
    return rows.map((row) => ({
      ...row,
      dataAt: row.dataAt?.toISOString() ?? null,
      importedAt: row.importedAt.toISOString(),
    }))
  }
}
