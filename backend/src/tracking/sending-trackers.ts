import type { MessageFlaw, TrackerPrivacy } from '@stafet/domain/contract/tracking.ts'
import type { EntityManager } from 'typeorm'
import { RELAY_CHANGED } from '../relays/index.ts'

/** Nodes hear of a tracker at most this often. */
export const ANNOUNCE_EVERY_S = 5

/** A tracker that has just sent something. */
export interface SendingTracker {
  id: string
  relayId: string
  stopId: string
  /** What an organiser chose; null when nobody has. */
  privacy: TrackerPrivacy | null
  /** Number of the relay's newest release. */
  release: number
  /** It has been long enough since the nodes last heard of it. */
  mayAnnounce: boolean
}

/** Locks the trackers, always in the same order, so that two nodes never wait for each other both. */
export async function lockAndMarkSeen(
  manager: EntityManager,
  trackerIds: readonly string[],
): Promise<Map<string, SendingTracker>> {
  const [trackers]: [SendingTracker[], number] = await manager.query(
    `UPDATE tracker SET seen_at = now()
     FROM (SELECT id FROM tracker WHERE id = ANY ($1) ORDER BY id FOR UPDATE) locked
     WHERE tracker.id = locked.id
     RETURNING tracker.id, relay_id AS "relayId", stop_id AS "stopId", privacy,
       (SELECT max(number) FROM plan_release WHERE plan_release.relay_id = tracker.relay_id) AS release,
       coalesce(announced_at <= now() - interval '${ANNOUNCE_EVERY_S} seconds', true) AS "mayAnnounce"`,
    [trackerIds],
  )
  return new Map(trackers.map((tracker) => [tracker.id, tracker]))
}

/** Counts messages, or points of them, that told no position. */
export async function countPutAside(
  manager: EntityManager,
  putAside: readonly { trackerId: string; reason: MessageFlaw }[],
): Promise<void> {
  if (putAside.length === 0) return
  await manager.query(
    `INSERT INTO message_put_aside (tracker_id, reason, count)
     SELECT tracker_id, reason, count(*) FROM unnest($1::uuid[], $2::text[]) AS aside (tracker_id, reason)
     GROUP BY tracker_id, reason
     ON CONFLICT (tracker_id, reason) DO UPDATE SET count = message_put_aside.count + excluded.count`,
    [putAside.map(({ trackerId }) => trackerId), putAside.map(({ reason }) => reason)],
  )
}

/**
 * Tells every node, at the commit, that these trackers are somewhere else. Locks them in the same order as
 * `lockAndMarkSeen`: the two would wait for each other, a second each time, until the database ends one.
 */
export async function announce(manager: EntityManager, trackerIds: readonly string[]): Promise<void> {
  if (trackerIds.length === 0) return
  await manager.query(
    `WITH locked AS (SELECT id FROM tracker WHERE id = ANY ($1) ORDER BY id FOR UPDATE),
     announced AS (
       UPDATE tracker SET announced_at = now() FROM locked WHERE tracker.id = locked.id RETURNING relay_id
     )
     SELECT pg_notify($2, relay_id::text) FROM announced GROUP BY relay_id`,
    [trackerIds, RELAY_CHANGED],
  )
}
