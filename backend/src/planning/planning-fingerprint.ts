import { createHash } from 'node:crypto'
import type { PlannedCommunity, PlannedRelay } from './build-problem.ts'

/** Changes exactly when something changes that a plan depends on, so that an outdated draft is told as such. */
export function planningFingerprint(
  relay: PlannedRelay,
  communities: readonly PlannedCommunity[],
  /** Of the source of travel. */
  travelKey: string,
): string {
  const { days, start, finish, pace, timeZone } = relay
  const planned = [...communities]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name, category, position, virtual, visitMinutes, windows, required }) => [
      id,
      name,
      category,
      position,
      virtual,
      visitMinutes,
      windows,
      required,
    ])
  return createHash('sha256')
    .update(stableJson([days, start, finish, pace, timeZone, planned, travelKey]))
    .digest('hex')
}

/** JSON with keys in one order: what comes back from the database has them in another. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
