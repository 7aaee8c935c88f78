import type { RelayClock } from '@stafet/domain/contract/live.ts'
import type { NamedPlace } from '@stafet/domain/contract/primitives.ts'
import type { Coordinator, RelayInput } from '@stafet/domain/contract/relay.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('relay')
export class RelayEntity implements RelayInput {
  @PrimaryColumn('uuid') id!: string
  /** Goes up with every change of what stands here, `seq` apart: by it nodes know whether to read it anew. */
  @Column('integer') version!: number
  @Column('text') slug!: string
  @Column('text') name!: string
  @Column('text') municipality!: string
  @Column('text') theme!: string
  @Column('text', { name: 'time_zone' }) timeZone!: string
  @Column('jsonb') days!: RelayInput['days']
  @Column('jsonb') start!: NamedPlace
  @Column('jsonb', { nullable: true }) finish!: NamedPlace | null
  @Column('jsonb') pace!: RelayInput['pace']
  @Column('jsonb', { nullable: true }) coordinator!: Coordinator | null
  @Column('boolean') example!: boolean
  @Column('uuid', { name: 'rehearsal_of', nullable: true }) rehearsalOf!: string | null
  @Column('jsonb') clock!: RelayClock
  /** Of the newest event in the relay's log; only RelayLog writes it. */
  @Column({ type: 'integer', update: false, default: 0 }) seq!: number
}
