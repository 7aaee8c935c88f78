import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('organiser_session')
export class OrganiserSessionEntity {
  @PrimaryColumn('bytea', { name: 'key_hash' }) keyHash!: Buffer
  @Column('uuid', { name: 'organiser_id' }) organiserId!: string
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date
}
