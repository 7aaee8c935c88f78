import type { EntityManager } from 'typeorm'

/** Deletes keys that can be used no longer. */
export async function purgeKeys(manager: EntityManager, relayId: string, nowMs: number): Promise<void> {
  await manager.query(
    'DELETE FROM link_key WHERE relay_id = $1 AND (revoked_at IS NOT NULL OR expires_at <= $2)',
    [relayId, new Date(nowMs).toISOString()],
  )
}
