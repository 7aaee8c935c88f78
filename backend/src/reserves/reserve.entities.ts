import type { NamedPlace } from '@stafet/domain/contract/primitives.ts'
import type { ReserveInput } from '@stafet/domain/contract/reserve.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** Somebody who stands by to carry a leg. */
@Entity('reserve')
export class ReserveEntity implements ReserveInput {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('text') name!: string
  @Column('text') phone!: string
  @Column('text') email!: string
  @Column('jsonb', { nullable: true }) place!: NamedPlace | null
  @Column('jsonb') windows!: ReserveInput['windows']
}

/** A call for somebody to carry the leg that leads to a stop. */
@Entity('reserve_call')
export class CallEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('uuid', { name: 'stop_id' }) stopId!: string
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date
  @Column('uuid', { name: 'taken_by', nullable: true }) takenBy!: string | null
  @Column('timestamptz', { name: 'taken_at', nullable: true }) takenAt!: Date | null
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null
}

/** A reserve's place in the line of a call. */
@Entity('reserve_asked')
export class AskedEntity {
  @PrimaryColumn('uuid', { name: 'call_id' }) callId!: string
  @PrimaryColumn('uuid', { name: 'reserve_id' }) reserveId!: string
  @Column('integer', { name: 'place_in_line' }) placeInLine!: number
  @Column('double precision', { name: 'travel_s', nullable: true }) travelS!: number | null
  /** From when on they can know; null: further back in the line, and not asked so far. */
  @Column('timestamptz', { name: 'asked_at', nullable: true }) askedAt!: Date | null
  @Column('text', { nullable: true }) answer!: 'yes' | 'no' | null
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null
}
