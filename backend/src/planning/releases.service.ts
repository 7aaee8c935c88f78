import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { DatedPlan, Release } from '@stafet/domain/contract/dated-plan.ts'
import type { ReleaseSummary } from '@stafet/domain/contract/planning.ts'
import { DataSource, type EntityManager } from 'typeorm'
import { Refusal } from '../platform/refusal.ts'
import { RelayEntity, RelayLog, Relays } from '../relays/index.ts'
import { PlanDraftEntity, PlanReleaseEntity } from './plan.entities.ts'

/** Frozen, numbered plans: what associations and citizens see. */
@Injectable()
export class Releases {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly relays: Relays,
    private readonly log: RelayLog,
  ) {}

  /** Releases the draft that the organiser looked at. Refuses with `not-planned` or `changed-meanwhile`. */
  async release(relayId: string, version: number, organiserId: string): Promise<ReleaseSummary> {
    await this.relays.get(relayId)
    return this.database.transaction(async (manager) => {
      const draft = await manager.findOneBy(PlanDraftEntity, { relayId })
      if (!draft || draft.plan.days.every((day) => day.stops.length === 0)) throw new Refusal('not-planned')
      if (draft.version !== version) throw new Refusal('changed-meanwhile')
      return summaryOf(await this.releaseWithin(manager, relayId, draft.plan, `organiser:${organiserId}`))
    })
  }

  /** Freezes a plan as the relay's next release and tells its log, within the caller's transaction. */
  async releaseWithin(
    manager: EntityManager,
    relayId: string,
    plan: DatedPlan,
    actor: string,
  ): Promise<PlanReleaseEntity> {
    // Two organisers who release at once get two numbers, one after the other.
    await manager.findOneOrFail(RelayEntity, { where: { id: relayId }, lock: { mode: 'pessimistic_write' } })
    const number = 1 + ((await manager.maximum(PlanReleaseEntity, 'number', { relayId })) ?? 0)
    const release = manager.create(PlanReleaseEntity, { relayId, number, releasedAt: new Date(), plan })
    await manager.insert(PlanReleaseEntity, release)
    await this.log.appendWithin(manager, relayId, {
      id: randomUUID(),
      occurredAt: release.releasedAt,
      actor,
      happening: { kind: 'released', payload: { number } },
    })
    return release
  }

  /** The newest release, as `manager`'s transaction sees it; null before the first. */
  async newest(relayId: string, manager: EntityManager = this.database.manager): Promise<Release | null> {
    const [release] = await manager.find(PlanReleaseEntity, {
      where: { relayId },
      order: { number: 'DESC' },
      take: 1,
    })
    return release ? { ...release, releasedAt: release.releasedAt.toISOString() } : null
  }

  /** The newest release that has this stop: a later one may have dropped it. null when none ever had. */
  async newestWith(relayId: string, stopId: string): Promise<Release | null> {
    const release = await this.database.manager
      .createQueryBuilder(PlanReleaseEntity, 'release')
      .where('release.relay_id = :relayId', { relayId })
      .andWhere("release.plan -> 'days' @> :days::jsonb", {
        days: JSON.stringify([{ stops: [{ id: stopId }] }]),
      })
      .orderBy('release.number', 'DESC')
      .getOne()
    return release && { ...release, releasedAt: release.releasedAt.toISOString() }
  }

  /** All of a relay's releases, newest first. */
  async list(relayId: string): Promise<ReleaseSummary[]> {
    await this.relays.get(relayId)
    const releases = await this.database.manager.find(PlanReleaseEntity, {
      where: { relayId },
      order: { number: 'DESC' },
    })
    return releases.map(summaryOf)
  }
}

function summaryOf({ number, releasedAt, plan }: PlanReleaseEntity): ReleaseSummary {
  return {
    number,
    releasedAt: releasedAt.toISOString(),
    stops: plan.days.reduce((sum, day) => sum + day.stops.length, 0),
    distanceM: plan.days.reduce((sum, day) => sum + day.distanceM, 0),
    dates: plan.days.map(({ date }) => date),
  }
}
