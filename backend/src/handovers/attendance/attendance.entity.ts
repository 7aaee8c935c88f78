import type { Attendance } from '@stafet/domain/contract/check-in.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** What a community answered when it was asked whether it still can. */
@Entity('attendance')
export class AttendanceEntity {
  @PrimaryColumn('uuid', { name: 'relay_id' }) relayId!: string
  @PrimaryColumn('uuid', { name: 'stop_id' }) stopId!: string
  @Column('text') answer!: Exclude<Attendance, 'unanswered'>
  @Column('timestamptz', { name: 'answered_at' }) answeredAt!: Date
}
