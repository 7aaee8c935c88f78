import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Rehearsal } from '@stafet/domain/contract/rehearsal.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { DataSource } from 'typeorm'
import { Releases } from '../planning/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { REHEARSAL_SUFFIX, RELAY_CHANGED, RelayEntity, RelayLog, Relays } from '../relays/index.ts'
import { endOf, rehearsalClock, stoppedClock } from './rehearsal-clock.ts'

/**
 * Rehearsals: relays of their own, made from the newest release of a real one, with a log and a public page of
 * their own. A relay has one at a time; the next takes the place, and the address, of the one before.
 */
@Injectable()
export class Rehearsals {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly relays: Relays,
    private readonly releases: Releases,
    private readonly log: RelayLog,
  ) {}

  /** Refuses with `not-planned`, with `already-running`, and with `not-allowed` for a rehearsal of a rehearsal. */
  async start(relayId: string, speed: number, organiserId: string): Promise<Rehearsal> {
    const relay = await this.relays.get(relayId)
    if (relay.rehearsalOf) throw new Refusal('not-allowed')
    const release = await this.releases.newest(relayId)
    if (!release) throw new Refusal('not-planned')
    return this.database.transaction(async (manager) => {
      // Two organisers who press at once: the second waits here and then finds the first one's rehearsal.
      await manager.findOneOrFail(RelayEntity, {
        where: { id: relayId },
        lock: { mode: 'pessimistic_write' },
      })
      for (const earlier of await manager.findBy(RelayEntity, { rehearsalOf: relayId })) {
        if (isRunning(earlier)) throw new Refusal('already-running')
        await manager.delete(RelayEntity, { id: earlier.id })
        await manager.query('SELECT pg_notify($1, $2)', [RELAY_CHANGED, earlier.id])
      }
      const rehearsal = manager.create(RelayEntity, {
        ...relay,
        id: randomUUID(),
        version: 1,
        seq: 0,
        slug: relay.slug.slice(0, 66).replace(/-$/, '') + REHEARSAL_SUFFIX,
        rehearsalOf: relayId,
        clock: rehearsalClock(release.plan, speed, new Date()),
      })
      await manager.insert(RelayEntity, rehearsal)
      await this.releases.releaseWithin(manager, rehearsal.id, release.plan, `organiser:${organiserId}`)
      return toRehearsal(rehearsal)
    })
  }

  async list(relayId: string): Promise<Rehearsal[]> {
    await this.relays.get(relayId)
    const found = await this.database.getRepository(RelayEntity).findBy({ rehearsalOf: relayId })
    return found.map(toRehearsal)
  }

  /** Stops the clock where it is; its page keeps showing how far it came. */
  async stop(relayId: string, id: string, organiserId: string): Promise<Rehearsal> {
    return this.database.transaction(async (manager) => {
      const rehearsal = await manager.findOne(RelayEntity, {
        where: { id, rehearsalOf: relayId },
        lock: { mode: 'pessimistic_write' },
      })
      if (!rehearsal) throw new Refusal('not-found')
      if (rehearsal.clock.kind !== 'rehearsal' || !isRunning(rehearsal)) return toRehearsal(rehearsal)
      const now = Date.now()
      const occurredAt = new Date(relayNow(rehearsal.clock, now))
      rehearsal.clock = stoppedClock(rehearsal.clock, now)
      const version = rehearsal.version + 1
      await manager.update(RelayEntity, { id }, { clock: rehearsal.clock, version })
      await this.log.appendWithin(manager, id, {
        id: randomUUID(),
        occurredAt,
        actor: `organiser:${organiserId}`,
        happening: { kind: 'ended', payload: {} },
      })
      return toRehearsal(rehearsal)
    })
  }

  /** Somebody stopped it, or put another in its place. One whose clock has run out was not stopped. */
  async wasStopped({ id, clock }: RelayEntity): Promise<boolean> {
    const now = await this.database.getRepository(RelayEntity).findOneBy({ id })
    return (
      !now || now.clock.kind !== 'rehearsal' || clock.kind !== 'rehearsal' || endOf(now.clock) < endOf(clock)
    )
  }

  /** Every rehearsal whose clock is still going. */
  async running(): Promise<RelayEntity[]> {
    const all = await this.database
      .getRepository(RelayEntity)
      .createQueryBuilder('relay')
      .where('relay.rehearsal_of IS NOT NULL')
      .getMany()
    return all.filter(isRunning)
  }
}

export function isRunning({ clock }: RelayEntity): boolean {
  return clock.kind === 'rehearsal' && Date.now() < endOf(clock)
}

function toRehearsal(relay: RelayEntity): Rehearsal {
  return {
    id: relay.id,
    slug: relay.slug,
    speed: relay.clock.kind === 'rehearsal' ? relay.clock.speed : 1,
    state: isRunning(relay) ? 'running' : 'finished',
  }
}
