import type { EntityManager } from 'typeorm'
import { AttendanceEntity } from './attendance/attendance.entity.ts'

/** Deletes who could not come. */
export async function purgeAttendance(manager: EntityManager, relayId: string): Promise<void> {
  await manager.delete(AttendanceEntity, { relayId })
}

/** Deletes codes that can be typed no longer. */
export async function purgeCodes(manager: EntityManager, relayId: string, nowMs: number): Promise<void> {
  await manager.query('DELETE FROM check_in_code WHERE relay_id = $1 AND expires_at <= $2', [
    relayId,
    new Date(nowMs).toISOString(),
  ])
}

/** Deletes photos that only organisers were to see, never came whole or were taken down. The others are published. */
export async function purgeUnseenPhotos(manager: EntityManager, relayId: string): Promise<void> {
  await manager.query(
    `DELETE FROM photo WHERE relay_id = $1 AND (state <> 'kept' OR consent = 'organisers')`,
    [relayId],
  )
}
