import type { Door } from '@stafet/domain/contract/relay-event.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('link_key')
export class LinkKeyEntity {
  @PrimaryColumn('bytea', { name: 'key_hash' }) keyHash!: Buffer
  @Column('text') purpose!: 'check-in' | 'tracker' | 'reserve-call'
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('uuid', { name: 'stop_id' }) stopId!: string
  /** Only of a tracker's key: the phone on the leg to the stop. */
  @Column('uuid', { name: 'tracker_id', nullable: true }) trackerId!: string | null
  /** Only of a check-in key: which door it opens. */
  @Column('text', { nullable: true }) door!: Exclude<Door, 'telephone' | 'paper'> | null
  /** Only of a reserve's key: the call, and who was called. */
  @Column('uuid', { name: 'call_id', nullable: true }) callId!: string | null
  @Column('uuid', { name: 'reserve_id', nullable: true }) reserveId!: string | null
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null
}
