import type { AreaImport, Bounds } from '@stafet/domain/contract/area.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { AreaPlace } from './places/area-place.ts'

/** What one extract was turned into. Written whole, in one transaction, and never changed. */
@Entity('area')
export class AreaEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text', { unique: true }) name!: string
  @Column('jsonb') bounds!: Bounds
  @Column('timestamptz', { name: 'data_at', nullable: true }) dataAt!: Date | null
  @Column('timestamptz', { name: 'imported_at' }) importedAt!: Date
  @Column('integer') junctions!: number
  @Column('double precision', { name: 'streets_m' }) streetsM!: number
  @Column('integer') places!: number
}

@Entity('area_streets')
export class AreaStreetsEntity {
  @PrimaryColumn('uuid', { name: 'area_id' }) areaId!: string
  /** See `encodeStreetGraph`. */
  @Column('bytea') graph!: Buffer
}

@Entity('area_tile')
export class AreaTileEntity {
  @PrimaryColumn('uuid', { name: 'area_id' }) areaId!: string
  @PrimaryColumn('smallint') z!: number
  @PrimaryColumn('integer') x!: number
  @PrimaryColumn('integer') y!: number
  @Column('bytea') tile!: Buffer
}

@Entity('area_place')
export class AreaPlaceEntity implements AreaPlace {
  @PrimaryColumn('uuid', { name: 'area_id' }) areaId!: string
  /** 1, 2, 3 … within the area. */
  @PrimaryColumn('integer') number!: number
  @Column('text') name!: string
  @Column('text') kind!: AreaPlace['kind']
  @Column('text', { nullable: true }) category!: AreaPlace['category']
  @Column('text') near!: string
  @Column('integer') rank!: number
  @Column('double precision') lat!: number
  @Column('double precision') lon!: number
}

/** An extract being turned into an area. Its progress lies in the database, so that any node can tell it and stop it. */
@Entity('area_import')
export class AreaImportEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') name!: string
  @Column('text') state!: AreaImport['state']
  @Column('text') phase!: AreaImport['phase']
  @Column('double precision') share!: number
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date
  /** When the process that imports last gave a sign of life. */
  @Column('timestamptz', { name: 'alive_at' }) aliveAt!: Date
  /** An `ImportFault` as JSON: it is put into words for whoever asks. */
  @Column('text', { nullable: true }) failure!: string | null
  @Column('boolean', { name: 'stop_wanted', default: false }) stopWanted!: boolean
}
