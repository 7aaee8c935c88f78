import { setTimeout as wait } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { checkPosition, type CheckedPosition } from '@stafet/domain/tracking/check-position.ts'
import type { Reading } from '@stafet/domain/tracking/reading.ts'
import { DataSource, type EntityManager } from 'typeorm'
import type { TrackerRight } from '../access/index.ts'
import { toRefusal } from '../platform/error-filter.ts'
import { judgeWithNeighbours, newestBelieved } from './judge-with-neighbours.ts'
import { PlannedLegs } from './planned-legs.ts'
import { insertPositions, neighboursOf, updateFlaws } from './position-table.ts'
import { AnnounceLater } from './announce-later.ts'
import { announce, countPutAside, lockAndMarkSeen, type SendingTracker } from './sending-trackers.ts'
import { WriteTogether } from './write-together.ts'

/** Messages in one transaction: enough that a busy node keeps up, few enough that nobody waits for long. */
const MOST_TOGETHER = 50
/** Between two transactions: with a few messages in each the database has half as much to do as with one. */
const REST_MS = 50

interface Message {
  trackerId: string
  reading: Reading
  nowMs: number
}

/** What a tracker's messages told, each position judged by itself. */
interface CheckedMessages {
  tracker: SendingTracker
  /** Everybody may see it at once. */
  isLive: boolean
  mostSpeedMps: number
  positions: CheckedPosition[]
}

/** Keeps what phones send. Whatever it is, nothing here refuses it: a phone would send it again for ever. */
@Injectable()
export class PositionIntake {
  private readonly messages = new WriteTogether<Message>(
    async (messages) => {
      const held = await this.database.transaction((manager) => this.keep(manager, messages))
      this.later.announce(held)
    },
    MOST_TOGETHER,
    (error) => toRefusal(error).code !== 'unavailable',
    () => wait(REST_MS),
  )

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly legs: PlannedLegs,
    private readonly later: AnnounceLater,
  ) {}

  /**
   * Keeps a message's positions, each once however often it is sent, and counts what it put aside. Two messages of
   * one tracker wait for each other, on whichever nodes, so that each is judged by all that came before.
   */
  async take({ trackerId }: TrackerRight, reading: Reading, nowMs: number): Promise<void> {
    await this.messages.add({ trackerId, reading, nowMs })
  }

  /** Tells which trackers moved without the nodes having heard of it. */
  private async keep(manager: EntityManager, messages: readonly Message[]): Promise<string[]> {
    const trackers = await lockAndMarkSeen(manager, [...new Set(messages.map(({ trackerId }) => trackerId))])
    // A tracker may have gone with its relay since its key was looked at.
    const heard = messages.filter(({ trackerId }) => trackers.has(trackerId))
    await countPutAside(
      manager,
      heard.flatMap(({ trackerId, reading }) => reading.putAside.map((reason) => ({ trackerId, reason }))),
    )
    const checked: CheckedMessages[] = []
    for (const tracker of trackers.values()) {
      const own = heard.filter(({ trackerId }) => trackerId === tracker.id)
      checked.push(await this.check(manager, tracker, own))
    }
    return keepPositions(
      manager,
      checked.filter(({ positions }) => positions.length > 0),
    )
  }

  private async check(
    manager: EntityManager,
    tracker: SendingTracker,
    messages: readonly Message[],
  ): Promise<CheckedMessages> {
    const { leg, mostSpeedMps, standardPrivacy } = await this.legs.judging(manager, tracker)
    const positions = messages.flatMap(({ reading, nowMs }) =>
      reading.reports.map((report) => checkPosition(report, leg, nowMs)),
    )
    return { tracker, isLive: (tracker.privacy ?? standardPrivacy) === 'live', mostSpeedMps, positions }
  }
}

async function keepPositions(manager: EntityManager, checked: readonly CheckedMessages[]): Promise<string[]> {
  if (checked.length === 0) return []
  const neighbours = await neighboursOf(manager, checked)
  const judged = checked.map(({ tracker, isLive, mostSpeedMps, positions }) => {
    const around = neighbours.get(tracker.id) ?? { settled: false, positions: [] }
    const judgement = judgeWithNeighbours(positions, around, mostSpeedMps)
    const isNews = isLive && judgement.believed !== newestBelieved(around)
    return { tracker, ...judgement, isNews }
  })
  await insertPositions(
    manager,
    judged.flatMap(({ tracker, fresh }) => fresh.map((one) => ({ ...one, trackerId: tracker.id }))),
  )
  await updateFlaws(
    manager,
    judged.flatMap(({ tracker, changed }) => changed.map((one) => ({ ...one, trackerId: tracker.id }))),
  )
  const moved = judged.flatMap(({ tracker, isNews }) => (isNews ? tracker : []))
  const [now = [], held = []] = [true, false].map((may) =>
    moved.flatMap(({ id, mayAnnounce }) => (mayAnnounce === may ? id : [])),
  )
  await announce(manager, now)
  return held
}
