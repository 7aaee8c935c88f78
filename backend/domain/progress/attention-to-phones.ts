import { distanceM } from '../geo/distance.ts'
import type { AttentionInput, AttentionItem } from './attention-item.ts'
import { timedStops } from './expected-times.ts'
import { MOST_ACCURACY_M, NEAR_M } from './use-position.ts'

const MINUTE = 60_000

/** A phone on the leg under way that has sent nothing for so long is silent. */
export const TRACKER_SILENT_MS = 20 * MINUTE
/** A phone with less of its battery left may not last the leg. */
export const LOW_BATTERY_SHARE = 0.15
/** So many positions, spread over at least so long, must be at the stop before a check-in is suggested. */
export const NEAR_FIXES = 2
export const NEAR_FOR_MS = 2 * MINUTE

/** The phones on the leg under way: which are silent, which soon will be, and which have arrived. */
export function phonesToSee(input: AttentionInput): AttentionItem[] {
  const { towards, where } = input.progress.baton
  const stopId = input.progress.stops[towards ?? -1]?.id
  if (where !== 'leg' || stopId === undefined) return []
  return [...trackersOf(stopId, input), ...nearStop(stopId, input)]
}

function trackersOf(stopId: string, { trackers, nowMs }: AttentionInput): AttentionItem[] {
  const own = trackers.filter((tracker) => tracker.stopId === stopId && tracker.revokedAt === null)
  const heard = own.flatMap(({ seenAt }) => (seenAt === null ? [] : Date.parse(seenAt)))
  const heardMs = Math.max(...heard)
  const item = { urgency: 'later' as const, stopId, eventIds: [] }
  const items: AttentionItem[] = []
  if (heard.length > 0 && nowMs - heardMs > TRACKER_SILENT_MS) {
    items.push({ ...item, code: 'tracker-silent', sinceMs: heardMs })
  }
  const low = own.find(({ batteryShare }) => batteryShare !== null && batteryShare < LOW_BATTERY_SHARE)
  if (low) {
    const sinceMs = low.seenAt === null ? nowMs : Date.parse(low.seenAt)
    items.push({ ...item, code: 'tracker-battery', sinceMs })
  }
  return items
}

/** A phone has been at the stop for a while and nobody has checked in: suggests it, never makes it. */
function nearStop(stopId: string, { plan, positions }: AttentionInput): AttentionItem[] {
  const place = timedStops(plan.days).find(({ stop }) => stop.id === stopId)?.stop.position
  if (!place) return []
  const fixes = positions
    .filter((position) => position.stopId === stopId && (position.accuracyM ?? 0) <= MOST_ACCURACY_M)
    .map((position) => ({
      atMs: Date.parse(position.occurredAt),
      isNear: distanceM(position, place) <= NEAR_M + (position.accuracyM ?? 0),
    }))
    .sort((a, b) => b.atMs - a.atMs)
  const away = fixes.findIndex(({ isNear }) => !isNear)
  const there = away === -1 ? fixes : fixes.slice(0, away)
  const [newest, oldest] = [there[0], there.at(-1)]
  if (!newest || !oldest || there.length < NEAR_FIXES || newest.atMs - oldest.atMs < NEAR_FOR_MS) return []
  return [{ code: 'near-stop', urgency: 'soon', stopId, sinceMs: oldest.atMs, eventIds: [] }]
}
