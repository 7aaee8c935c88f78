import type { RelayEvent } from '../contract/relay-event.ts'

/** A check-in that has not been taken back. */
export interface Report {
  id: string
  kind: 'received' | 'handed-on'
  stopId: string
  atMs: number
  greeting: string
}

/**
 * The check-ins that stand, in the order in which they happened. The order in which they reached the log makes
 * no difference: phones that were offline send late.
 */
export function standingReports(events: readonly RelayEvent[]): Report[] {
  const withdrawn = new Set(
    events.flatMap((event) => (event.kind === 'withdrawn' ? event.payload.eventId : [])),
  )
  const reports: Report[] = []
  for (const event of events) {
    if ((event.kind !== 'received' && event.kind !== 'handed-on') || withdrawn.has(event.id)) continue
    reports.push({
      id: event.id,
      kind: event.kind,
      stopId: event.payload.stopId,
      atMs: Date.parse(event.occurredAt),
      greeting: event.payload.greeting,
    })
  }
  return reports.sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
