import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Tracker, TrackerInput, TrackerPrivacy } from '@stafet/domain/contract/tracking.ts'
import { DataSource } from 'typeorm'
import { LinkKeys } from '../access/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RELAY_CHANGED, Relays } from '../relays/index.ts'
import { PlannedLegs } from './planned-legs.ts'
import { TrackerEntity } from './tracker.entity.ts'

/** Points come late when a phone was offline; as long as check-in links. */
const GRACE_MS = 30 * 86_400_000

interface Counted {
  id: string
  revoked_at: Date | null
  battery_share: number | null
  kept: number
  exchanged: number
  put_aside: Tracker['putAside']
}

/** The phones that organisers have set up to tell where they are. */
@Injectable()
export class Trackers {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly relays: Relays,
    private readonly legs: PlannedLegs,
    private readonly linkKeys: LinkKeys,
  ) {}

  async list(relayId: string): Promise<Tracker[]> {
    await this.relays.get(relayId)
    const trackers = await this.database.manager.find(TrackerEntity, {
      where: { relayId },
      order: { madeAt: 'ASC', id: 'ASC' },
    })
    return this.shown(relayId, trackers)
  }

  /**
   * A tracker with its key, which is never seen again. Refuses with `not-planned` before the first release, with
   * `not-found` where no leg leads to the stop, and with `not-allowed` in a rehearsal, whose clock no phone has.
   */
  async make(relayId: string, { stopId, label }: TrackerInput): Promise<{ tracker: Tracker; key: string }> {
    const relay = await this.relays.get(relayId)
    if (relay.rehearsalOf !== null) throw new Refusal('not-allowed')
    const legs = await this.legs.newest(relayId)
    if (legs.size === 0) throw new Refusal('not-planned')
    const leg = legs.get(stopId)
    if (!leg || leg.line.length === 0) throw new Refusal('not-found')

    const entity = { id: randomUUID(), relayId, stopId, label, privacy: null, madeAt: new Date() }
    const lastMs = Math.max(Date.now(), ...[...legs.values()].map(({ dayEndsMs }) => dayEndsMs))
    const key = await this.database.transaction(async (manager) => {
      await manager.insert(TrackerEntity, entity)
      const expiresAt = new Date(lastMs + GRACE_MS)
      return this.linkKeys.makeTrackerKey(manager, { relayId, trackerId: entity.id }, stopId, expiresAt)
    })
    return { tracker: await this.show(relayId, entity.id), key }
  }

  /** null leaves it to the standard again. Refuses with `not-found`. */
  async changePrivacy(relayId: string, trackerId: string, privacy: TrackerPrivacy | null): Promise<Tracker> {
    await this.database.manager.update(TrackerEntity, { id: trackerId, relayId }, { privacy })
    const changed = await this.show(relayId, trackerId)
    await this.announce(relayId)
    return changed
  }

  /** The phone is refused from now on, and seen nowhere. Refuses with `not-found`. */
  async revoke(relayId: string, trackerId: string): Promise<void> {
    await this.show(relayId, trackerId)
    await this.linkKeys.revokeTrackerKey(trackerId)
    await this.announce(relayId)
  }

  private async show(relayId: string, trackerId: string): Promise<Tracker> {
    const trackers = await this.database.manager.findBy(TrackerEntity, { relayId, id: trackerId })
    const [shown] = await this.shown(relayId, trackers)
    if (!shown) throw new Refusal('not-found')
    return shown
  }

  private async shown(relayId: string, trackers: readonly TrackerEntity[]): Promise<Tracker[]> {
    const legs = await this.legs.newest(relayId)
    const counted: Counted[] = await this.database.query(counting, [trackers.map(({ id }) => id)])
    const byId = new Map(counted.map((row) => [row.id, row]))
    return trackers.map(({ id, stopId, label, privacy, seenAt }) => {
      const row = byId.get(id)
      return {
        id,
        stopId,
        stop: legs.get(stopId)?.stop ?? null,
        label,
        chosenPrivacy: privacy,
        standardPrivacy: legs.get(stopId)?.standardPrivacy ?? 'at-stops',
        revokedAt: row?.revoked_at?.toISOString() ?? null,
        seenAt: seenAt?.toISOString() ?? null,
        batteryShare: row?.battery_share ?? null,
        kept: row?.kept ?? 0,
        exchanged: row?.exchanged ?? 0,
        putAside: row?.put_aside ?? {},
      }
    })
  }

  /** What the public may see has changed: every node looks again. */
  private async announce(relayId: string): Promise<void> {
    await this.database.query('SELECT pg_notify($1, $2)', [RELAY_CHANGED, relayId])
  }
}

const counting = `
  SELECT tracker.id, link_key.revoked_at, battery.battery_share,
    coalesce(kept.count, 0)::int AS kept, coalesce(kept.exchanged, 0)::int AS exchanged,
    coalesce(aside.counts, '{}') AS put_aside
  FROM tracker
  LEFT JOIN link_key ON link_key.tracker_id = tracker.id
  LEFT JOIN LATERAL (
    SELECT battery_share FROM position_report
    WHERE position_report.tracker_id = tracker.id AND battery_share IS NOT NULL
    ORDER BY occurred_at DESC LIMIT 1
  ) battery ON true
  LEFT JOIN LATERAL (
    SELECT count(*), count(*) FILTER (WHERE exchanged) AS exchanged FROM position_report
    WHERE position_report.tracker_id = tracker.id AND put_aside IS NULL
  ) kept ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_object_agg(reason, count) AS counts FROM (
      SELECT put_aside AS reason, count(*)::int AS count FROM position_report
      WHERE position_report.tracker_id = tracker.id AND put_aside IS NOT NULL GROUP BY put_aside
      UNION ALL
      SELECT reason, count FROM message_put_aside WHERE message_put_aside.tracker_id = tracker.id
    ) reasons
  ) aside ON true
  WHERE tracker.id = ANY ($1)`
