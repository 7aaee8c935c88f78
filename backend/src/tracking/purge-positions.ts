import type { EntityManager } from 'typeorm'

/**
 * Deletes where people were, and whose phone it was. A tracker whose key can be used no longer goes altogether, with
 * what is counted of its messages.
 */
export async function purgePositions(manager: EntityManager, relayId: string, nowMs: number): Promise<void> {
  await manager.query(
    `DELETE FROM tracker WHERE relay_id = $1 AND NOT EXISTS (
       SELECT FROM link_key WHERE tracker_id = tracker.id AND revoked_at IS NULL AND expires_at > $2
     )`,
    [relayId, new Date(nowMs).toISOString()],
  )
  await manager.query(
    `WITH left_over AS (SELECT id FROM tracker WHERE relay_id = $1), unlabelled AS (
       UPDATE tracker SET label = '' FROM left_over WHERE tracker.id = left_over.id AND label <> ''
     )
     DELETE FROM position_report USING left_over WHERE tracker_id = left_over.id`,
    [relayId],
  )
}
