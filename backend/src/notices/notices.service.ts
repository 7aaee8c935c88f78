import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { NoticeKind } from '@stafet/domain/contract/notice.ts'
import { DataSource, type EntityManager } from 'typeorm'
import { z } from 'zod'
import { CONFIG, type Config } from '../platform/config.ts'
import { Jobs } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayEntity } from '../relays/index.ts'
import { chooseChannel, type Address, type Channels, type Person } from './choose-channel.ts'
import { NoticeEntity } from './notice.entity.ts'
import { dueMs } from './quiet-hours.ts'

/** The job that sends what is due. */
export const SEND_NOTICES = 'send-notices'

const DAY_MS = 86_400_000

const NEVER_SENT = 'Eksempler og generalprøver sender ikke beskeder.'

/** A message that somebody is to get. */
export interface NewNotice {
  kind: NoticeKind
  /** The contact of a stop, or somebody else, by whatever is known of them. */
  to: { stopId: string } | Person
  /** What it says, to whom, in a few words; the same is never told twice within a relay. */
  once: string
  /** For mail only. */
  subject: string
  body: string
  /** From then on it is not sent any longer; a day from now when absent. */
  uselessAt?: Date
}

/** What became of each. `repeated` had been told before; at `unreachable` there is neither number nor address. */
export interface Told {
  told: NewNotice[]
  repeated: NewNotice[]
  unreachable: NewNotice[]
}

/** Messages to people: written down within the transaction that they tell of, and sent after its commit. */
@Injectable()
export class Notices {
  private readonly can: Channels

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly jobs: Jobs,
    @Inject(CONFIG) config: Config,
  ) {
    this.can = { mail: config.mail !== null, sms: config.sms !== null }
  }

  /**
   * Writes the notices within the caller's transaction; they leave after its commit, outside quiet hours.
   * Of an example or a rehearsal they are kept to be read and never sent. Refuses with `not-found`.
   */
  async tell(
    manager: EntityManager,
    relayId: string,
    notices: readonly NewNotice[],
    nowMs: number = Date.now(),
  ): Promise<Told> {
    const relay = await manager.findOneBy(RelayEntity, { id: relayId })
    if (!relay) throw new Refusal('not-found')
    const preview = isPreview(relay)
    const addresses = await this.addressesOf(manager, notices)
    const rows = notices.flatMap((notice, at) => {
      const address = addresses[at]
      return address ? { notice, row: rowOf(relay, notice, address, nowMs) } : []
    })
    const written = await insertNew(
      manager,
      rows.map(({ row }) => row),
    )
    if (written.size > 0 && !preview) await this.jobs.soonAfter(manager, SEND_NOTICES)
    return {
      told: rows.flatMap(({ notice, row }) => (written.has(row.id) ? notice : [])),
      repeated: rows.flatMap(({ notice, row }) => (written.has(row.id) ? [] : notice)),
      unreachable: notices.filter((_, at) => !addresses[at]),
    }
  }

  /**
   * When what is written now is read at the earliest, past quiet hours; milliseconds. Of an example or a rehearsal
   * nothing is sent, so nobody waits for it: at once.
   */
  readFromMs(relay: RelayEntity, kind: NoticeKind, nowMs: number): number {
    return isPreview(relay) ? nowMs : leavesMs(relay, kind, nowMs)
  }

  /** Those of the stops at which somebody can be reached. */
  async reachable(
    stopIds: readonly string[],
    manager: EntityManager = this.database.manager,
  ): Promise<Set<string>> {
    const contacts = await contactsOf(manager, stopIds)
    return new Set(
      [...contacts].flatMap(([stopId, person]) => (chooseChannel(person, this.can) ? stopId : [])),
    )
  }

  /** Takes away those of these that wait and are not on their way, as if they had never been written. */
  async takeBack(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await manager.query(
      `DELETE FROM notice WHERE id = ANY ($1) AND state = 'waiting' AND claimed_at IS NULL`,
      [ids],
    )
  }

  private async addressesOf(
    manager: EntityManager,
    notices: readonly NewNotice[],
  ): Promise<(Address | null)[]> {
    const stopIds = notices.flatMap(({ to }) => ('stopId' in to ? to.stopId : []))
    const contacts = await contactsOf(manager, stopIds)
    return notices.map(({ to }) => {
      const person = 'stopId' in to ? contacts.get(to.stopId) : to
      return person ? chooseChannel(person, this.can) : null
    })
  }
}

/** What is made up, or only rehearsed, is told to nobody. */
const isPreview = ({ example, rehearsalOf }: RelayEntity): boolean => example || rehearsalOf !== null

function leavesMs({ timeZone, days }: RelayEntity, kind: NoticeKind, nowMs: number): number {
  return dueMs(
    kind,
    nowMs,
    timeZone,
    days.map(({ date }) => date),
  )
}

function rowOf(relay: RelayEntity, notice: NewNotice, address: Address, nowMs: number): NoticeEntity {
  const { kind, to, once, subject, body, uselessAt = new Date(nowMs + DAY_MS) } = notice
  return {
    ...{ id: randomUUID(), relayId: relay.id, kind, once, subject, body, uselessAt, ...address },
    stopId: 'stopId' in to ? to.stopId : null,
    madeAt: new Date(nowMs),
    dueAt: new Date(leavesMs(relay, kind, nowMs)),
    state: isPreview(relay) ? 'dropped' : 'waiting',
    sentAt: null,
    failure: isPreview(relay) ? NEVER_SENT : null,
  }
}

/** The ids of those that had not been told before. */
async function insertNew(manager: EntityManager, rows: readonly NoticeEntity[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const insert = manager
    .createQueryBuilder()
    .insert()
    .into(NoticeEntity)
    .values([...rows])
  const inserted = await insert.orIgnore().returning('id').execute()
  return new Set(
    z
      .array(z.object({ id: z.string() }))
      .parse(inserted.raw)
      .map(({ id }) => id),
  )
}

/** Whom to reach at each of the stops, by stop; a stop's id is its community's. */
async function contactsOf(manager: EntityManager, stopIds: readonly string[]): Promise<Map<string, Person>> {
  if (stopIds.length === 0) return new Map()
  const rows: { id: string; phone: string; email: string }[] = await manager.query(
    'SELECT community_id AS id, phone, email FROM community_contact WHERE community_id = ANY ($1)',
    [stopIds],
  )
  return new Map(rows.map(({ id, ...person }) => [id, person]))
}
