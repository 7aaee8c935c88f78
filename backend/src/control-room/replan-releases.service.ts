import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Replan } from '@stafet/domain/contract/control-room.ts'
import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { standingWords } from '@stafet/domain/progress/standing-words.ts'
import { DataSource, type EntityManager } from 'typeorm'
import { Notices, type NewNotice } from '../notices/index.ts'
import { Releases, TOLERANCE_S } from '../planning/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayEntity, RelayLog, wallClock } from '../relays/index.ts'
import { diaryWords, replanWords } from './notice-words.ts'
import { ReplanEntity, type ToldReplan } from './replan.entity.ts'

/** By then the baton is somewhere else: what was planned for where it was is of no use. */
const FRESH_MS = 15 * 60_000

/** Releases what a coordinator has looked at. */
@Injectable()
export class ReplanReleases {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly releases: Releases,
    private readonly log: RelayLog,
    private readonly notices: Notices,
  ) {}

  /**
   * Makes the replan the relay's newest release and tells those whom it moves or drops, and those who get the
   * baton from or give it to others, all or nothing. Again changes nothing. Refuses with `not-found`, and with `changed-meanwhile` when another plan was released, the
   * replan is a quarter of an hour old, or something has happened that it did not know of.
   */
  async release(
    relayId: string,
    replanId: string,
    tell: boolean,
    organiserId: string,
  ): Promise<{ number: number; told: number }> {
    return this.database.transaction(async (manager) => {
      // Nothing is reported or released between the look at the log and the release.
      const relay = await manager.findOne(RelayEntity, {
        where: { id: relayId },
        lock: { mode: 'pessimistic_write' },
      })
      const replan = relay && (await manager.findOneBy(ReplanEntity, { id: replanId, relayId }))
      if (!replan) throw new Refusal('not-found')
      const { told, plan } = replan
      if (replan.releasedNumber !== null) return { number: replan.releasedNumber, told: told.toldCount }

      const newest = await this.releases.newest(relayId, manager)
      const events = await this.log.after(relayId, 0, manager)
      const isOld = Date.now() - replan.madeAt.getTime() > FRESH_MS
      const contradicted = events.some((event) => event.seq > told.seq && contradicts(event, told))
      if (newest?.number !== replan.baseRelease || isOld || contradicted)
        throw new Refusal('changed-meanwhile')

      const actor = `organiser:${organiserId}`
      const { number } = await this.releases.releaseWithin(manager, relayId, plan, actor)
      const notices = tell ? noticesOf(relay, replan) : []
      const toldCount = (await this.notices.tell(manager, relayId, notices)).told.length
      const occurredAt = new Date(relayNow(relay.clock, Date.now()))
      await this.keepWays(manager, relayId, { plan, told, events, occurredAt, actor })
      const text = diaryWords.replanned(told.moved.length, told.dropped.length, number, toldCount)
      await this.log.appendWithin(manager, relayId, {
        ...{ id: randomUUID(), occurredAt, actor },
        happening: { kind: 'noted', payload: { about: 'replan', text, stopId: null } },
      })
      await manager.update(
        ReplanEntity,
        { id: replanId },
        { releasedNumber: number, told: { ...told, toldCount } },
      )
      return { number, told: toldCount }
    })
  }

  /** A leg that is travelled otherwise takes another time when it comes from another stop. */
  private async keepWays(
    manager: EntityManager,
    relayId: string,
    { plan, told, events, occurredAt, actor }: Changed,
  ): Promise<void> {
    const newest = new Map(standingWords(events).ways.map((change) => [change.stopId, change]))
    const stops = plan.days.flatMap((day) => day.stops)
    for (const { stopId, way, durationMs } of newest.values()) {
      const durationS = told.decides.includes(stopId)
        ? stops.find(({ id }) => id === stopId)?.leg.durationS
        : undefined
      if (durationS === undefined || durationS * 1000 === durationMs) continue
      await this.log.appendWithin(manager, relayId, {
        ...{ id: randomUUID(), occurredAt, actor },
        happening: { kind: 'way-changed', payload: { stopId, way, durationS } },
      })
    }
  }
}

interface Changed {
  plan: DatedPlan
  told: ToldReplan
  events: readonly RelayEvent[]
  occurredAt: Date
  actor: string
}

/** What the replan did not know of and might have made it another. */
function contradicts(event: RelayEvent, { decides }: ToldReplan): boolean {
  switch (event.kind) {
    case 'received':
    case 'handed-on':
      return decides.includes(event.payload.stopId)
    case 'skipped':
    case 'way-changed':
    case 'withdrawn':
    case 'confirmed':
    case 'held':
    case 'ended':
      return true
    case 'released':
    case 'noted':
      return false
  }
}

/** Nobody is disturbed for what a volunteer waits anyway. */
const isFelt = ({ fromAt, toAt }: Replan['moved'][number]): boolean =>
  Math.abs(Date.parse(toAt) - Date.parse(fromAt)) > TOLERANCE_S * 1000

function noticesOf(relay: RelayEntity, { id, told }: ReplanEntity): NewNotice[] {
  const { name, coordinator, timeZone } = relay
  const timeOf = (at: string): string => wallClock(Date.parse(at), timeZone).time.replace(':', '.')
  const call = coordinator ? replanWords.call(coordinator.name, coordinator.phone) : ''
  const noticeFor = (stopId: string, subject: string, body: string): NewNotice => ({
    kind: 'replan',
    to: { stopId },
    once: `replan ${id} ${stopId}`,
    subject,
    body: body + call,
  })
  const neighbours = new Map(told.neighbours.map((change) => [change.stopId, replanWords.neighbours(change)]))
  const moved = told.moved.filter(isFelt)
  const inOrder = [...neighbours.keys()].filter((stopId) => !moved.some((stop) => stop.stopId === stopId))
  return [
    ...moved.map(({ stopId, fromAt, toAt }) =>
      noticeFor(
        stopId,
        replanWords.subject(name),
        replanWords.moved(name, timeOf(fromAt), timeOf(toAt)) + (neighbours.get(stopId) ?? ''),
      ),
    ),
    ...inOrder.map((stopId) =>
      noticeFor(
        stopId,
        replanWords.orderSubject(name),
        replanWords.order(name) + (neighbours.get(stopId) ?? ''),
      ),
    ),
    ...told.dropped.map(({ stopId, startsAt }) =>
      noticeFor(stopId, replanWords.droppedSubject(name), replanWords.dropped(name, timeOf(startsAt))),
    ),
  ]
}
