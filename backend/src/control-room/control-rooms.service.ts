import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Attendance } from '@stafet/domain/contract/check-in.ts'
import { contact as contactSchema } from '@stafet/domain/contract/community.ts'
import type { ControlRoom } from '@stafet/domain/contract/control-room.ts'
import type { LoggedEvent } from '@stafet/domain/contract/relay-event.ts'
import { DataSource, type EntityManager } from 'typeorm'
import { Refusal } from '../platform/refusal.ts'
import { RelayStates } from '../relay-states/index.ts'
import { Calls } from '../reserves/index.ts'
import { toInstant } from '../relays/index.ts'
import { LatestPositions, Trackers } from '../tracking/index.ts'

interface ContactRow {
  stop_id: string
  name: string
  phone: string
  email: string
  carriers: string
}

/** What the coordinator looks at on the day. */
@Injectable()
export class ControlRooms {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly latest: LatestPositions,
    private readonly trackers: Trackers,
    private readonly calls: Calls,
  ) {}

  /** The relay as it stands: the release and the log are of one moment. Refuses with `not-planned` before the first. */
  async show(relayId: string): Promise<ControlRoom> {
    const { relay, release, seq, logged } = await this.states.now(relayId)
    if (!release) throw new Refusal('not-planned')
    const stopIds = release.plan.days.flatMap((day) => day.stops.map(({ id }) => id))
    const { manager } = this.database
    return {
      now: toInstant(Date.now()),
      clock: relay.clock,
      release,
      seq,
      events: [...logged],
      organisers: await organisersOf(manager, logged),
      positions: await this.latest.onEachLeg(relayId),
      recentPositions: await this.latest.recent(relayId),
      trackers: await this.trackers.list(relayId),
      attendance: await attendanceOf(manager, relayId, stopIds),
      contacts: await contactsOf(manager, stopIds),
      calls: await this.calls.list(relayId),
      photos: await photosOf(manager, relayId),
    }
  }
}

async function organisersOf(
  manager: EntityManager,
  events: readonly LoggedEvent[],
): Promise<ControlRoom['organisers']> {
  const actors = new Set(events.flatMap(({ actor }) => /^organiser:([\da-f-]{36})$/.exec(actor)?.[1] ?? []))
  const rows: { id: string; name: string }[] = await manager.query(
    'SELECT id, name FROM organiser WHERE id = ANY ($1)',
    [[...actors]],
  )
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

async function attendanceOf(
  manager: EntityManager,
  relayId: string,
  stopIds: readonly string[],
): Promise<ControlRoom['attendance']> {
  const rows: { stop_id: string; answer: Attendance; answered_at: Date }[] = await manager.query(
    'SELECT stop_id, answer, answered_at FROM attendance WHERE relay_id = $1',
    [relayId],
  )
  const byStop = new Map(rows.map((row) => [row.stop_id, row]))
  return stopIds.map((stopId) => {
    const told = byStop.get(stopId)
    return {
      stopId,
      answer: told?.answer ?? 'unanswered',
      answeredAt: told?.answered_at.toISOString() ?? null,
    }
  })
}

/** By stop alone: a rehearsal's stops are communities of the relay that it rehearses. */
async function contactsOf(
  manager: EntityManager,
  stopIds: readonly string[],
): Promise<ControlRoom['contacts']> {
  const rows: ContactRow[] = await manager.query(
    `SELECT community_id AS stop_id, name, phone, email, carriers
     FROM community_contact WHERE community_id = ANY ($1)`,
    [stopIds],
  )
  const byStop = new Map(rows.map(({ stop_id, ...row }) => [stop_id, row]))
  return stopIds.map((stopId) => ({ stopId, ...(byStop.get(stopId) ?? contactSchema.parse({})) }))
}

async function photosOf(manager: EntityManager, relayId: string): Promise<ControlRoom['photos']> {
  const rows: { id: string; stop_id: string; taken_at: Date; state: 'kept' | 'taken-down' }[] =
    await manager.query(
      `SELECT id, stop_id, taken_at, state FROM photo
       WHERE relay_id = $1 AND state IN ('kept', 'taken-down') ORDER BY taken_at, id`,
      [relayId],
    )
  return rows.map(({ id, stop_id, taken_at, state }) => ({
    id,
    stopId: stop_id,
    takenAt: taken_at.toISOString(),
    state,
  }))
}
