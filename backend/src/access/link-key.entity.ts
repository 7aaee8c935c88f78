import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('link_key')
export class LinkKeyEntity {
  @PrimaryColumn('bytea', { name: 'key_hash' }) keyHash!: Buffer
  @Column('text') purpose!: 'check-in' | 'tracker'
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('uuid', { name: 'stop_id' }) stopId!: string
  /** Only of a tracker's key: the phone on the leg to the stop. */
  @Column('uuid', { name: 'tracker_id', nullable: true }) trackerId!: string | null
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null
}
