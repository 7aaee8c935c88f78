import type { Replan } from '@stafet/domain/contract/control-room.ts'
import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** The rest of a day planned anew, whether it was released or not. */
@Entity('replan')
export class ReplanEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('integer', { name: 'base_release' }) baseRelease!: number
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date
  /** Of the whole relay. */
  @Column('jsonb') plan!: DatedPlan
  @Column('jsonb') told!: ToldReplan
  @Column('integer', { name: 'released_number', nullable: true }) releasedNumber!: number | null
}

export interface ToldReplan extends Omit<Replan, 'id' | 'baseRelease' | 'madeAt'> {
  /** Of the newest event in the log when it was made. */
  seq: number
  /** Stops whose place in the day it decides anew: none of them may have reported meanwhile. */
  decides: string[]
  /** How many were told when it was released. */
  toldCount: number
}
