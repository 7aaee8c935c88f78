import type { EntityManager } from 'typeorm'

/**
 * Blanks what people wrote for few eyes: who received it, reasons, notes and messages, the overnight keeper's name,
 * and greetings that were taken back. What happened when stays, so the folds tell the same but for that name. The
 * coordinator goes too. The relay's version tells the nodes to forget what they remember.
 */
export async function purgeLog(manager: EntityManager, relayId: string): Promise<void> {
  await manager.query(
    `WITH blank AS (
       SELECT seq, jsonb_object_agg(key, '') AS words
       FROM relay_event, jsonb_each(payload) AS field (key, value)
       WHERE relay_id = $1 AND value <> '""' AND (
         key IN ('who', 'reason', 'text')
         OR key = 'greeting' AND id IN (
           SELECT (payload ->> 'eventId')::uuid FROM relay_event WHERE relay_id = $1 AND kind = 'withdrawn'
         )
       )
       GROUP BY seq
     ), blanked AS (
       UPDATE relay_event SET payload = payload || words FROM blank
       WHERE relay_event.relay_id = $1 AND relay_event.seq = blank.seq
       RETURNING relay_event.seq
     )
     UPDATE relay SET version = version + 1, coordinator = NULL
     WHERE id = $1 AND (coordinator IS NOT NULL OR EXISTS (SELECT FROM blanked))`,
    [relayId],
  )
}
