import type { EntityManager } from 'typeorm'

/** Deletes what was sent to whom. */
export async function purgeNotices(manager: EntityManager, relayId: string): Promise<void> {
  await manager.query('DELETE FROM notice WHERE relay_id = $1', [relayId])
}
