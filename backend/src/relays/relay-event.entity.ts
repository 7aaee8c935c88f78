import type { Door, Happening } from '@stafet/domain/contract/relay-event.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('relay_event')
export class RelayEventEntity {
  @PrimaryColumn('uuid', { name: 'relay_id' }) relayId!: string
  @PrimaryColumn('integer') seq!: number
  /** The sender's own; unique within the relay. */
  @Column('uuid') id!: string
  @Column('text') kind!: Happening['kind']
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date
  @Column({ type: 'timestamptz', name: 'received_at', insert: false }) receivedAt!: Date
  /** Who reported it; never public. */
  @Column('text') actor!: string
  /** Of a check-in: how it came. */
  @Column('text', { nullable: true }) door!: Door | null
  @Column('jsonb') payload!: Happening['payload']
}
