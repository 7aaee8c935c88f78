import type { RelayEvent } from '../contract/relay-event.ts'
import { standingWords, type Report } from './standing-words.ts'

/** The check-ins that have not been taken back, in the order in which they happened. */
export function standingReports(events: readonly RelayEvent[]): Report[] {
  return standingWords(events).reports
}
