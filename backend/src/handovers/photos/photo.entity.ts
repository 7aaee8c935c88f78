import type { PhotoInput, PhotoProgress } from '@stafet/domain/contract/photo.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A photo that a stop sent. Its bytes are read only where they are sent on: `picture` and `thumbnail`. */
@Entity('photo')
export class PhotoEntity {
  /** The phone's own. */
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('uuid', { name: 'stop_id' }) stopId!: string
  @Column('timestamptz', { name: 'taken_at' }) takenAt!: Date
  @Column({ type: 'timestamptz', name: 'announced_at', insert: false }) announcedAt!: Date
  @Column('text') consent!: PhotoInput['consent']
  @Column('integer', { name: 'size_bytes' }) sizeBytes!: number
  @Column('integer', { name: 'received_bytes' }) receivedBytes!: number
  @Column('text') state!: PhotoProgress['state']
  @Column('integer', { nullable: true }) width!: number | null
  @Column('integer', { nullable: true }) height!: number | null
}
