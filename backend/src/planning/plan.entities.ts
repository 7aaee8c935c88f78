import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { DraftPlan, PlanningRun } from '@stafet/domain/contract/planning.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A search for a plan. Its progress lies in the database, so that any node can tell it and stop it. */
@Entity('planning_run')
export class PlanningRunEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'relay_id' }) relayId!: string
  @Column('text') state!: PlanningRun['state']
  @Column('timestamptz', { name: 'started_at' }) startedAt!: Date
  /** When the node that searches last gave a sign of life. */
  @Column('timestamptz', { name: 'alive_at' }) aliveAt!: Date
  @Column('double precision') seconds!: number
  @Column('double precision', { name: 'limit_s' }) limitS!: number
  @Column('jsonb', { nullable: true }) best!: PlanningRun['best']
  @Column('double precision', { name: 'bound_travel_s', nullable: true }) boundTravelS!: number | null
  @Column('text', { nullable: true }) failure!: RunFailure | null
  @Column('boolean', { name: 'stop_wanted', default: false }) stopWanted!: boolean
}

/** `interrupted`: the node that searched went away. */
export type RunFailure = 'interrupted' | 'unexpected'

/** The newest draft of a relay's plan: each planning run makes the next version. */
@Entity('plan_draft')
export class PlanDraftEntity {
  @PrimaryColumn('uuid', { name: 'relay_id' }) relayId!: string
  @Column('integer') version!: number
  @Column('timestamptz', { name: 'solved_at' }) solvedAt!: Date
  /** Of the relay and the communities as they were planned; see `planningFingerprint`. */
  @Column('text', { name: 'problem_hash' }) problemHash!: string
  @Column('jsonb') plan!: DatedPlan
  @Column('jsonb') unserved!: DraftPlan['unserved']
  @Column('jsonb') warnings!: DraftPlan['warnings']
  @Column('jsonb') explanation!: DraftPlan['explanation']
  @Column('double precision', { nullable: true }) gap!: number | null
}

/** A frozen, numbered plan; the database refuses to change one. */
@Entity('plan_release')
export class PlanReleaseEntity {
  @PrimaryColumn('uuid', { name: 'relay_id' }) relayId!: string
  @PrimaryColumn('integer') number!: number
  @Column('timestamptz', { name: 'released_at' }) releasedAt!: Date
  @Column('jsonb') plan!: DatedPlan
}
