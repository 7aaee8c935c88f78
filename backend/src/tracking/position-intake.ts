import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { MessageFlaw, TrackerPrivacy } from '@stafet/domain/contract/tracking.ts'
import { checkPosition } from '@stafet/domain/tracking/check-position.ts'
import type { PositionReport, Reading } from '@stafet/domain/tracking/reading.ts'
import { DataSource, type EntityManager } from 'typeorm'
import type { TrackerRight } from '../access/index.ts'
import { RELAY_CHANGED } from '../relays/index.ts'
import { judgeWithNeighbours, newestBelieved } from './judge-with-neighbours.ts'
import { PlannedLegs } from './planned-legs.ts'
import { insertPositions, neighboursOf, updateFlaws } from './position-table.ts'

interface SendingTracker {
  stopId: string
  privacy: TrackerPrivacy
  /** Number of the relay's newest release. */
  release: number
  /** It has been long enough since the nodes last heard of it. */
  mayAnnounce: boolean
}

/** Keeps what phones send. Whatever it is, nothing here refuses it: a phone would send it again for ever. */
@Injectable()
export class PositionIntake {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly legs: PlannedLegs,
  ) {}

  /**
   * Keeps a message's positions, each once however often it is sent, and counts what it put aside. Two messages of
   * one tracker wait for each other, so that each is judged by all that came before.
   */
  async take(right: TrackerRight, reading: Reading, nowMs: number): Promise<void> {
    await this.database.transaction(async (manager) => {
      const tracker = await lockAndMarkSeen(manager, right.trackerId)
      if (!tracker) return
      await countPutAside(manager, right.trackerId, reading.putAside)
      if (reading.reports.length > 0) await this.keep(manager, right, tracker, reading.reports, nowMs)
    })
  }

  private async keep(
    manager: EntityManager,
    { relayId, trackerId }: TrackerRight,
    { stopId, release, privacy, mayAnnounce }: SendingTracker,
    reports: readonly PositionReport[],
    nowMs: number,
  ): Promise<void> {
    const { leg, mostSpeedMps } = await this.legs.judging(manager, relayId, release, stopId)
    const checked = reports.map((report) => checkPosition(report, leg, nowMs))
    const neighbours = await neighboursOf(manager, trackerId, checked)
    const { fresh, changed, believed } = judgeWithNeighbours(checked, neighbours, mostSpeedMps)
    if (fresh.length === 0) return
    await insertPositions(manager, trackerId, fresh)
    if (changed.length > 0) await updateFlaws(manager, trackerId, changed)
    const isNews = believed !== newestBelieved(neighbours)
    if (isNews && privacy === 'live' && mayAnnounce) await announce(manager, trackerId)
  }
}

async function lockAndMarkSeen(manager: EntityManager, trackerId: string): Promise<SendingTracker | null> {
  const [[tracker]]: [SendingTracker[], number] = await manager.query(
    `UPDATE tracker SET seen_at = now() WHERE id = $1
     RETURNING stop_id AS "stopId", privacy,
       (SELECT max(number) FROM plan_release WHERE plan_release.relay_id = tracker.relay_id) AS release,
       coalesce(announced_at <= now() - interval '5 seconds', true) AS "mayAnnounce"`,
    [trackerId],
  )
  return tracker ?? null
}

async function countPutAside(
  manager: EntityManager,
  trackerId: string,
  reasons: readonly MessageFlaw[],
): Promise<void> {
  if (reasons.length === 0) return
  await manager.query(
    `INSERT INTO message_put_aside (tracker_id, reason, count)
     SELECT $1, reason, count(*) FROM unnest($2::text[]) reason GROUP BY reason
     ON CONFLICT (tracker_id, reason) DO UPDATE SET count = message_put_aside.count + excluded.count`,
    [trackerId, reasons],
  )
}

/** Tells every node, at the commit. */
async function announce(manager: EntityManager, trackerId: string): Promise<void> {
  await manager.query(
    `WITH announced AS (UPDATE tracker SET announced_at = now() WHERE id = $1 RETURNING relay_id)
     SELECT pg_notify($2, relay_id::text) FROM announced`,
    [trackerId, RELAY_CHANGED],
  )
}
