import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('link_key')
export class LinkKeyEntity {
  @PrimaryColumn('bytea', { name: 'key_hash' }) keyHash!: Buffer
  @Column('text') purpose!: 'check-in'
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('uuid', { name: 'stop_id' }) stopId!: string
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null
}
