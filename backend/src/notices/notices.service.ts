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
import { channelsOf, chooseChannel, type Address, type Channels, type Person } from './choose-channel.ts'
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

/**
 * What became of each. `repeated` had been told before; at `unreachable` there is neither number nor address that
 * the server can send to.
 */
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
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.can = channelsOf(config)
  }

  /**
   * Writes the notices within the caller's transaction; they leave after its commit, outside quiet hours.
   * Of an example or a rehearsal they are kept to be read and never sent; where there is only a number and the
   * server sends no SMS, or only an address and it sends no mail, as failed. Refuses with `not-found`.
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
      return address ? { notice, row: this.rowOf(relay, notice, address, nowMs) } : []
    })
    const written = await insertNew(
      manager,
      rows.map(({ row }) => row),
    )
    if (written.size > 0 && !preview) await this.jobs.soonAfter(manager, SEND_NOTICES)
    const reached = rows.filter(({ row }) => row.state !== 'failed')
    return {
      told: reached.flatMap(({ notice, row }) => (written.has(row.id) ? notice : [])),
      repeated: reached.flatMap(({ notice, row }) => (written.has(row.id) ? [] : notice)),
      unreachable: notices.filter((one) => !reached.some(({ notice }) => notice === one)),
    }
  }

  /**
   * When what is written now is read at the earliest, past quiet hours; milliseconds. Of an example or a rehearsal
   * nothing is sent, so nobody waits for it: at once.
   */
  readFromMs(relay: RelayEntity, kind: NoticeKind, nowMs: number): number {
    return isPreview(relay) ? nowMs : dueMs(kind, nowMs, relay)
  }

  /** Those of the stops at which somebody can be reached. */
  async reachable(stopIds: readonly string[]): Promise<Set<string>> {
    const contacts = await contactsOf(this.database.manager, stopIds)
    return new Set([...contacts].flatMap(([stopId, person]) => (this.canReach(person) ? stopId : [])))
  }

  /** Those of the stops to which something can be written: sent, or kept as what could not be. */
  async addressed(manager: EntityManager, stopIds: readonly string[]): Promise<Set<string>> {
    const contacts = await contactsOf(manager, stopIds)
    return new Set(
      [...contacts].flatMap(([stopId, person]) => (chooseChannel(person, this.can) ? stopId : [])),
    )
  }

  /** Whether there is a number or an address that the server can send to. */
  canReach(person: Person): boolean {
    const address = chooseChannel(person, this.can)
    return address !== null && this.can[address.channel]
  }

  /**
   * Whoever runs the day: the coordinator's number and, where that cannot be reached, the address with which the
   * organiser logs in.
   */
  coordinatorOf({ coordinator }: Pick<RelayEntity, 'coordinator'>): Person {
    return { phone: coordinator?.phone ?? '', email: this.config.organiser?.email ?? '' }
  }

  /** Takes away those of these that wait and are not on their way, as if they had never been written. */
  async takeBack(manager: EntityManager, ids: readonly string[]): Promise<void> {
    await manager.query(
      `DELETE FROM notice WHERE id = ANY ($1) AND state = 'waiting' AND claimed_at IS NULL`,
      [ids],
    )
  }

  private rowOf(relay: RelayEntity, notice: NewNotice, address: Address, nowMs: number): NoticeEntity {
    const { kind, to, once, subject, body, uselessAt = new Date(nowMs + DAY_MS) } = notice
    const unsent = isPreview(relay)
      ? { state: 'dropped' as const, failure: NEVER_SENT }
      : { state: 'failed' as const, failure: cannotSend[address.channel] }
    const canSend = this.can[address.channel] && !isPreview(relay)
    return {
      ...{ id: randomUUID(), relayId: relay.id, kind, once, subject, body, uselessAt, ...address },
      stopId: 'stopId' in to ? to.stopId : null,
      madeAt: new Date(nowMs),
      dueAt: new Date(dueMs(kind, nowMs, relay)),
      sentAt: null,
      ...(canSend ? { state: 'waiting', failure: null } : unsent),
    }
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

/** Why they do not get it: there is no other way to reach them either. */
const cannotSend: Record<Address['channel'], string> = {
  sms: 'Serveren er ikke sat op til at sende sms. Ring i stedet.',
  mail: 'Serveren er ikke sat op til at sende mail.',
}

/** What is made up, or only rehearsed, is told to nobody. */
const isPreview = ({ example, rehearsalOf }: RelayEntity): boolean => example || rehearsalOf !== null

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
