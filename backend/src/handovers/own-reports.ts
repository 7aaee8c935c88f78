import type { LoggedEvent } from '@stafet/domain/contract/relay-event.ts'
import { standingWords } from '@stafet/domain/progress/standing-words.ts'

export type LoggedReport = Extract<LoggedEvent, { kind: 'received' | 'handed-on' }>

/**
 * Whether a report is the word of those at a stop: what they say of it themselves, or, as those who came with
 * the baton, of the stop after it.
 */
export function isOwn(event: LoggedEvent, stopId: string, nextStopId: string | undefined): boolean {
  if (event.kind !== 'received' && event.kind !== 'handed-on') return false
  const { side, stopId: of } = event.payload
  return of === (side === 'giver' ? nextStopId : stopId)
}

/** The reports of a stop that stand, in the order in which things happened. */
export function ownReports(
  logged: readonly LoggedEvent[],
  stopId: string,
  nextStopId: string | undefined,
): LoggedReport[] {
  const own = new Map<string, LoggedReport>()
  const telling: LoggedEvent[] = []
  for (const event of logged) {
    if (event.kind === 'withdrawn') telling.push(event)
    if (event.kind !== 'received' && event.kind !== 'handed-on') continue
    if (!isOwn(event, stopId, nextStopId)) continue
    own.set(event.id, event)
    telling.push(event)
  }
  return standingWords(telling).reports.flatMap(({ id }) => own.get(id) ?? [])
}
