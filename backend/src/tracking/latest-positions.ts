import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import {
  publicPosition,
  type PublicPosition,
  type TrackedPosition,
  type TrackerPrivacy,
} from '@stafet/domain/contract/tracking.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { standardPrivacy } from '@stafet/domain/tracking/standard-privacy.ts'
import { DataSource } from 'typeorm'
import { RelayStates } from '../relay-states/index.ts'

/** A position older than this says where the carriers were, not where they are. */
const FRESH_MS = 15 * 60_000
const DELAY_MS = 15 * 60_000
/** Of each tracker: a phone that tells every second needs no more to show that it stands still. */
const MOST_RECENT = 200

interface Row {
  id: string
  stop_id: string
  privacy: TrackerPrivacy | null
  lat: number | null
  lon: number | null
  accuracy_m: number | null
  occurred_at: Date | null
}

interface LatestOfTracker {
  stopId: string
  /** What an organiser chose; null when nobody has. */
  privacy: TrackerPrivacy | null
  position: TrackedPosition | null
}

/** Where trackers are. Those that were revoked are nowhere. */
@Injectable()
export class LatestPositions {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
  ) {}

  /** The newest believed position on each leg, for organisers, who see it whatever its privacy. */
  async onEachLeg(relayId: string): Promise<TrackedPosition[]> {
    const byStop = new Map<string, TrackedPosition>()
    for (const { position } of await this.ofTrackers(relayId, Infinity)) {
      const other = position && byStop.get(position.stopId)
      if (position && (!other || other.occurredAt < position.occurredAt))
        byStop.set(position.stopId, position)
    }
    return [...byStop.values()]
  }

  /** The believed positions of the last quarter of an hour, newest first, for organisers; some of each tracker. */
  async recent(relayId: string, nowMs: number = Date.now()): Promise<TrackedPosition[]> {
    const rows: Row[] = await this.database.query(
      `SELECT tracker.id, tracker.stop_id, privacy, fix.*
       FROM tracker
       JOIN link_key ON link_key.tracker_id = tracker.id AND revoked_at IS NULL
       JOIN LATERAL (
         SELECT lat, lon, accuracy_m, occurred_at FROM position_report
         WHERE position_report.tracker_id = tracker.id AND put_aside IS NULL AND occurred_at BETWEEN $2 AND $3
         ORDER BY occurred_at DESC LIMIT $4
       ) fix ON true
       WHERE tracker.relay_id = $1 ORDER BY fix.occurred_at DESC`,
      [relayId, new Date(nowMs - FRESH_MS).toISOString(), new Date(nowMs).toISOString(), MOST_RECENT],
    )
    return rows.flatMap((row) => positionOf(row) ?? [])
  }

  /**
   * Where everybody may see the baton's carriers; null when nobody knows or the leg is only seen at its stops.
   *
   * Of the legs that no check-in has ended the first one with a fresh position is under way: carriers who wait
   * further on may have their phones on already, and those who are done are nobody's business. The strictest
   * privacy among a leg's trackers holds for the leg; where none was chosen it goes by the newest release.
   */
  async publicPosition(relayId: string, nowMs: number): Promise<PublicPosition | null> {
    const trackers = await this.ofTrackers(relayId, nowMs)
    if (trackers.every(({ position }) => position === null || !isFresh(position, nowMs))) return null
    const { release, events } = await this.states.now(relayId)
    if (!release) return null
    const { stops } = progress(release.plan, events, nowMs)
    const isUnderWay = (stopId: string): boolean =>
      trackers.some(({ position }) => position?.stopId === stopId && isFresh(position, nowMs))
    const leg = stops.find(({ id, state }) => state === 'to-come' && isUnderWay(id))
    if (!leg) return null

    const standard = standardPrivacy(
      release.plan.days.flatMap((day) => day.stops),
      leg.id,
    )
    const privacies = trackers
      .filter(({ stopId }) => stopId === leg.id)
      .map(({ privacy }) => privacy ?? standard)
    if (privacies.includes('at-stops')) return null
    const privacy = privacies.includes('delayed') ? 'delayed' : 'live'
    const untilMs = privacy === 'delayed' ? nowMs - DELAY_MS : nowMs
    const seen = privacy === 'delayed' ? await this.ofTrackers(relayId, untilMs) : trackers
    const newest = seen
      .flatMap(({ position }) => (position?.stopId === leg.id && isFresh(position, untilMs) ? position : []))
      .reduce<TrackedPosition | null>((a, b) => (a && a.occurredAt >= b.occurredAt ? a : b), null)
    return newest && publicPosition.parse({ ...newest, privacy })
  }

  /** Each tracker with its newest believed position up to a time. */
  private async ofTrackers(relayId: string, untilMs: number): Promise<LatestOfTracker[]> {
    const rows: Row[] = await this.database.query(
      `SELECT tracker.id, tracker.stop_id, privacy, latest.*
       FROM tracker
       JOIN link_key ON link_key.tracker_id = tracker.id AND revoked_at IS NULL
       LEFT JOIN LATERAL (
         SELECT lat, lon, accuracy_m, occurred_at FROM position_report
         WHERE position_report.tracker_id = tracker.id AND put_aside IS NULL AND occurred_at <= $2
         ORDER BY occurred_at DESC LIMIT 1
       ) latest ON true
       WHERE tracker.relay_id = $1 ORDER BY tracker.made_at, tracker.id`,
      [relayId, untilMs === Infinity ? 'infinity' : new Date(untilMs).toISOString()],
    )
    return rows.map((row) => ({ stopId: row.stop_id, privacy: row.privacy, position: positionOf(row) }))
  }
}

function positionOf({ id, stop_id, lat, lon, accuracy_m, occurred_at }: Row): TrackedPosition | null {
  if (lat === null || lon === null || occurred_at === null) return null
  const occurredAt = occurred_at.toISOString()
  return { trackerId: id, stopId: stop_id, lat, lon, accuracyM: accuracy_m, occurredAt }
}

const isFresh = ({ occurredAt }: TrackedPosition, nowMs: number): boolean =>
  Date.parse(occurredAt) > nowMs - FRESH_MS
