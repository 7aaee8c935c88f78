import type { EntityManager } from 'typeorm'

/** Deletes whom to reach and who carried. What a community tells of itself stays: it is published. */
export async function purgeContacts(manager: EntityManager, relayId: string): Promise<void> {
  await manager.query(
    `WITH gone AS (
       DELETE FROM community_contact USING community
       WHERE community.id = community_contact.community_id AND community.relay_id = $1
       RETURNING community_id
     )
     -- Who still has the form open does not write it back.
     UPDATE community SET version = version + 1 FROM gone WHERE community.id = gone.community_id`,
    [relayId],
  )
}
