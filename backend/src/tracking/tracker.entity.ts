import type { TrackerPrivacy } from '@stafet/domain/contract/tracking.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A phone that tells where it is, on the leg that leads to a stop; which one, whatever release comes next. */
@Entity('tracker')
export class TrackerEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('uuid', { name: 'stop_id' }) stopId!: string
  @Column('text') label!: string
  /** What an organiser chose; null = as the newest release's communities have it. */
  @Column('text', { nullable: true }) privacy!: TrackerPrivacy | null
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date
  /** When it last sent anything. Only PositionIntake writes it. */
  @Column({ type: 'timestamptz', name: 'seen_at', nullable: true, insert: false, update: false })
  seenAt!: Date | null
}
