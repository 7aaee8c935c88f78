import type { EntityManager } from 'typeorm'

/** Deletes reserves, and with them who was asked for what; that a call was made stays. */
export async function purgeReserves(manager: EntityManager, relayId: string): Promise<void> {
  await manager.query('DELETE FROM reserve WHERE relay_id = $1', [relayId])
}
