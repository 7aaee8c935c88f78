import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import type { PlanDay } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayClock } from '@stafet/domain/contract/live.ts'
import type { PublicRelay, Relay, RelayInput, RelayState } from '@stafet/domain/contract/relay.ts'
import { realTimeOf } from '@stafet/domain/progress/clock.ts'
import { Repository } from 'typeorm'
import { Refusal } from '../platform/refusal.ts'
import { isTaken } from '../platform/unique-violation.ts'
import { RelayEntity } from './relay.entity.ts'
import { isReservedSlug } from './reserved-slugs.ts'

interface Counted {
  relay_id: string
  communities: number
  release_number: number | null
}

/** A relay with the days of its newest release: what is edited since is nobody's business yet. */
interface ReleasedRelay extends Pick<RelayEntity, 'slug' | 'name' | 'municipality' | 'example' | 'clock'> {
  rehearsal: boolean
  days: Pick<PlanDay, 'date' | 'startsAt' | 'endsAt'>[]
}

@Injectable()
export class Relays {
  constructor(@InjectRepository(RelayEntity) private readonly relays: Repository<RelayEntity>) {}

  /** Refuses with `not-found`. */
  async get(id: string): Promise<RelayEntity> {
    const relay = await this.relays.findOneBy({ id })
    if (!relay) throw new Refusal('not-found')
    return relay
  }

  /** The relay at a public address, released or not; null when there is none. */
  findBySlug(slug: string): Promise<RelayEntity | null> {
    return this.relays.findOneBy({ slug })
  }

  /** The relays that are planned here, newest first; rehearsals are shown with the relay that they rehearse. */
  async list(): Promise<Relay[]> {
    const relays = await this.relays
      .createQueryBuilder('relay')
      .where('relay.rehearsal_of IS NULL')
      .orderBy('relay.created_at', 'DESC')
      .getMany()
    return this.withCounts(relays)
  }

  async show(id: string): Promise<Relay> {
    const [shown] = await this.withCounts([await this.get(id)])
    if (!shown) throw new Refusal('not-found')
    return shown
  }

  /** Refuses with `already-taken` when the slug is in use or is an address of our own. */
  async add(input: RelayInput, as: Partial<RelayEntity> = {}): Promise<RelayEntity> {
    if (isReservedSlug(input.slug)) throw new Refusal('already-taken')
    const relay = this.relays.create({
      ...input,
      id: randomUUID(),
      version: 1,
      example: false,
      rehearsalOf: null,
      clock: { kind: 'real' },
      ...as,
    })
    try {
      await this.relays.insert(relay)
    } catch (error) {
      throw isTaken(error) ? new Refusal('already-taken') : error
    }
    return this.get(relay.id)
  }

  /** Refuses with `changed-meanwhile` when `version` is no longer the newest. */
  async change(id: string, version: number, input: RelayInput): Promise<void> {
    await this.get(id)
    if (isReservedSlug(input.slug)) throw new Refusal('already-taken')
    try {
      const { affected } = await this.relays.update({ id, version }, { ...input, version: version + 1 })
      if (affected === 0) throw new Refusal('changed-meanwhile')
    } catch (error) {
      throw isTaken(error) ? new Refusal('already-taken') : error
    }
  }

  /** Takes the made-up relays away, with all that belongs to them. */
  async removeExamples(): Promise<void> {
    await this.relays.delete({ example: true })
  }

  /** The relays that have been released, those under way first. */
  async listPublic(nowMs: number): Promise<PublicRelay[]> {
    const relays: ReleasedRelay[] = await this.relays.query(
      `SELECT slug, name, municipality, example, rehearsal_of IS NOT NULL AS rehearsal, clock, plan -> 'days' AS days
       FROM relay JOIN (
         SELECT DISTINCT ON (relay_id) relay_id, plan FROM plan_release ORDER BY relay_id, number DESC
       ) newest ON newest.relay_id = relay.id
       ORDER BY relay.created_at DESC`,
    )
    const rank = { running: 0, upcoming: 1, finished: 2 }
    return relays
      .map(({ days, clock, ...relay }) => ({
        ...relay,
        firstDate: days[0]?.date ?? '',
        lastDate: days.at(-1)?.date ?? '',
        state: stateOf(days, clock, nowMs),
      }))
      .sort((a, b) => rank[a.state] - rank[b.state])
  }

  private async withCounts(relays: RelayEntity[]): Promise<Relay[]> {
    const counted: Counted[] = await this.relays.query(
      `SELECT relay.id AS relay_id,
         (SELECT count(*)::int FROM community c WHERE c.relay_id = relay.id) AS communities,
         (SELECT max(number) FROM plan_release r WHERE r.relay_id = relay.id) AS release_number
       FROM relay WHERE relay.id = ANY ($1)`,
      [relays.map(({ id }) => id)],
    )
    const byId = new Map(counted.map((row) => [row.relay_id, row]))
    return relays.map((relay) => ({
      ...relay,
      communities: byId.get(relay.id)?.communities ?? 0,
      releaseNumber: byId.get(relay.id)?.release_number ?? null,
    }))
  }
}

/** By the relay's own clock. A rehearsal is running for as long as its clock is. */
function stateOf(days: ReleasedRelay['days'], clock: RelayClock, realNowMs: number): RelayState {
  if (clock.kind === 'rehearsal') return realNowMs < realTimeOf(clock, Infinity) ? 'running' : 'finished'
  if (realNowMs < Date.parse(days[0]?.startsAt ?? '')) return 'upcoming'
  return realNowMs < Date.parse(days.at(-1)?.endsAt ?? '') ? 'running' : 'finished'
}
