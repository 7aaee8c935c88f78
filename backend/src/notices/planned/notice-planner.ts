import { Inject, Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Stop } from '@stafet/domain/contract/dated-plan.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { standingWords } from '@stafet/domain/progress/standing-words.ts'
import type { LegPosition } from '@stafet/domain/progress/use-position.ts'
import { DataSource, type EntityManager } from 'typeorm'
import { LinkKeys } from '../../access/index.ts'
import { CONFIG, type Config } from '../../platform/config.ts'
import { isReleased, RelayStates, type ReleasedState } from '../../relay-states/index.ts'
import { wallClock } from '../../relays/index.ts'
import { LatestPositions } from '../../tracking/index.ts'
import { Notices, type NewNotice } from '../notices.service.ts'
import { dayBefore, type DayBeforeNotice } from './day-before.ts'
import { lateNotices } from './late.ts'
import { noticeWords, type Neighbour } from './notice-words.ts'
import type { ToldBefore } from './told-before.ts'

const PLANNER_LOCK = 20
/** Links outlive the relay by a month, for reports that come late. */
const GRACE_MS = 30 * 86_400_000
const MINUTE = 60_000

/** Writes down what is to be told at its time: the day before, and while the relay is under way. */
@Injectable()
export class NoticePlanner {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly latest: LatestPositions,
    private readonly linkKeys: LinkKeys,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Of every real relay that is on today or tomorrow. Asked again, it tells nothing twice. The days of a release
   * may be some others than the relay's by now: so those of a week around are looked at.
   */
  async plan(nowMs: number): Promise<void> {
    const relays: { id: string }[] = await this.database.query(
      `SELECT id FROM relay WHERE NOT example AND rehearsal_of IS NULL AND EXISTS (
         SELECT 1 FROM jsonb_array_elements(days) day
         WHERE (day ->> 'date')::date BETWEEN $1::date - 7 AND $1::date + 7)`,
      [new Date(nowMs).toISOString().slice(0, 10)],
    )
    for (const { id } of relays) await this.planRelay(id, nowMs)
  }

  /** One node at a time, so that each sees what the other has told. */
  private planRelay(relayId: string, nowMs: number): Promise<void> {
    return this.database.transaction(async (manager) => {
      const [lock]: { mine: boolean }[] = await manager.query(
        'SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS mine',
        [PLANNER_LOCK, relayId],
      )
      const state = lock?.mine ? await this.states.find(relayId) : null
      if (!isReleased(state)) return
      const told = await toldBefore(manager, relayId)
      const { declined, answered } = await attendanceOf(manager, relayId)
      for (const { stopId } of standingWords(state.events).skips) declined.add(stopId)
      const { write, outOfDate } = dayBefore(
        state.release.plan,
        state.relay.timeZone,
        { declined, answered },
        told,
        nowMs,
      )
      const late = await this.lateNotices(state, declined, told, nowMs)
      const unread = [...outOfDate, ...late.outOfDate]
      if (unread.length > 0) await this.notices.takeBack(manager, unread)
      await this.notices.tell(
        manager,
        relayId,
        [...(await this.dayBeforeNotices(manager, state, write)), ...late.write],
        nowMs,
      )
    })
  }

  private async dayBeforeNotices(
    manager: EntityManager,
    { relay, release }: ReleasedState,
    planned: readonly DayBeforeNotice[],
  ): Promise<NewNotice[]> {
    const addressed = await this.notices.addressed(
      manager,
      planned.map(({ stop }) => stop.id),
    )
    const wanted = planned.filter(({ stop }) => addressed.has(stop.id))
    const stopIds = [...new Set(wanted.map(({ stop }) => stop.id))]
    if (stopIds.length === 0) return []
    const endsMs = Math.max(...release.plan.days.map((day) => Date.parse(day.endsAt)))
    // Without an address of our own there is no link to give: the text then says where to answer.
    const { publicUrl } = this.config
    const keys = publicUrl
      ? await this.linkKeys.makeCheckInKeys(relay.id, stopIds, new Date(endsMs + GRACE_MS))
      : new Map<string, string>()
    const carriers = await carriersOf(
      manager,
      wanted.flatMap(({ before }) => before?.id ?? []),
    )
    const neighbour = (stop: Stop | null): Neighbour | null =>
      stop && { name: stop.name, carriers: carriers.get(stop.id) ?? '' }
    return wanted.map(({ kind, stop, before, after, once, corrects, uselessAtMs }) => {
      const key = keys.get(stop.id)
      const link = key === undefined ? null : `${publicUrl}/f/${key}`
      const time = clockTime(Date.parse(stop.startsAt), relay.timeZone)
      const words =
        kind === 'can-you-still'
          ? noticeWords.canYouStill(relay.name, time, link)
          : noticeWords.tomorrow(relay.name, {
              time,
              from: neighbour(before),
              to: neighbour(after),
              link,
              corrects,
            })
      return { kind, to: { stopId: stop.id }, once, ...words, uselessAt: new Date(uselessAtMs) }
    })
  }

  private async lateNotices(
    { relay, release, events }: ReleasedState,
    declined: ReadonlySet<string>,
    told: readonly ToldBefore[],
    nowMs: number,
  ): Promise<{ write: NewNotice[]; outOfDate: string[] }> {
    const today = wallClock(nowMs, relay.timeZone).date
    if (!release.plan.days.some(({ date }) => date === today)) return { write: [], outOfDate: [] }
    const position = await this.positionUnderWay(relay.id, { release, events }, nowMs)
    const late = lateNotices(release.plan, relay.timeZone, { events, position, declined }, told, nowMs)
    return {
      outOfDate: late.outOfDate,
      write: late.write.map(({ stop, expectedMs, delayMinutes, again, once }) => ({
        kind: 'late',
        to: { stopId: stop.id },
        once,
        ...noticeWords.late(relay.name, { time: clockTime(expectedMs, relay.timeZone), delayMinutes, again }),
        uselessAt: new Date(Math.max(expectedMs, nowMs + 10 * MINUTE)),
      })),
    }
  }

  /** Of the phones on legs to come, the newest place on the first of them. */
  private async positionUnderWay(
    relayId: string,
    { release, events }: Pick<ReleasedState, 'release' | 'events'>,
    nowMs: number,
  ): Promise<LegPosition | null> {
    const positions = await this.latest.onEachLeg(relayId)
    if (positions.length === 0) return null
    const { stops } = progress(release.plan, events, nowMs)
    const leg = stops.find(
      ({ id, state }) => state === 'to-come' && positions.some(({ stopId }) => stopId === id),
    )
    return positions.find(({ stopId }) => stopId === leg?.id) ?? null
  }
}

/** As people say it: 10.40. */
const clockTime = (ms: number, timeZone: string): string => wallClock(ms, timeZone).time.replace(':', '.')

async function toldBefore(manager: EntityManager, relayId: string): Promise<ToldBefore[]> {
  const rows: (Omit<ToldBefore, 'madeAtMs'> & { madeAt: Date })[] = await manager.query(
    `SELECT id, kind, stop_id AS "stopId", once, state, made_at AS "madeAt" FROM notice
     WHERE relay_id = $1 AND kind IN ('can-you-still', 'tomorrow', 'late', 'replan')`,
    [relayId],
  )
  return rows.map(({ madeAt, ...row }) => ({ ...row, madeAtMs: madeAt.getTime() }))
}

async function attendanceOf(
  manager: EntityManager,
  relayId: string,
): Promise<{ declined: Set<string>; answered: Set<string> }> {
  const rows: { id: string; answer: string }[] = await manager.query(
    'SELECT stop_id AS id, answer FROM attendance WHERE relay_id = $1',
    [relayId],
  )
  return {
    declined: new Set(rows.flatMap(({ id, answer }) => (answer === 'declined' ? id : []))),
    answered: new Set(rows.map(({ id }) => id)),
  }
}

async function carriersOf(manager: EntityManager, stopIds: readonly string[]): Promise<Map<string, string>> {
  const rows: { id: string; carriers: string }[] = await manager.query(
    'SELECT community_id AS id, carriers FROM community_contact WHERE community_id = ANY ($1)',
    [stopIds],
  )
  return new Map(rows.map(({ id, carriers }) => [id, carriers]))
}
