import type { AttentionInput, AttentionItem } from './attention-item.ts'
import { timedStops } from './expected-times.ts'

const MINUTE = 60_000

/** Expected more than this after the announced time, those who wait should be told. */
export const LATE_MS = 15 * MINUTE
/** Nothing heard for so long beyond the expected receipt, by check-in or by phone: somebody should ring. */
export const SILENT_MS = 30 * MINUTE

/** What is doubtful, late or not heard of. */
export function handoversToSee(input: AttentionInput): AttentionItem[] {
  const doubtful = input.custody.contradictions.map(({ stopId, sinceMs, eventIds }): AttentionItem => {
    return { code: 'contradiction', urgency: 'now', stopId, sinceMs, eventIds }
  })
  return [...doubtful, ...ofNext(input)]
}

/** The stop that is reached next: what is late further on follows from it. */
function ofNext({ plan, progress, positions, nowMs }: AttentionInput): AttentionItem[] {
  const { baton, next, phase } = progress
  const stop = progress.stops[next ?? -1]
  const timed = timedStops(plan.days)[next ?? -1]
  if (!stop || !timed || phase !== 'running') return []
  const item = { stopId: stop.id, eventIds: [] }
  const items: AttentionItem[] = []
  if (baton.overdue) {
    const dueMs = baton.dueMs ?? timed.startsMs
    const phoneMs = positions.map(({ stopId, occurredAt }) =>
      stopId === stop.id ? Date.parse(occurredAt) : -Infinity,
    )
    const sinceMs = Math.max(dueMs, baton.knownMs ?? -Infinity, ...phoneMs)
    items.push(
      nowMs - sinceMs > SILENT_MS
        ? { ...item, code: 'silent', urgency: 'now', sinceMs }
        : { ...item, code: 'overdue', urgency: 'soon', sinceMs: dueMs },
    )
  }
  if (stop.delayS * 1000 > LATE_MS) {
    items.push({ ...item, code: 'late', urgency: 'soon', sinceMs: baton.knownMs ?? timed.startsMs })
  }
  return items
}
