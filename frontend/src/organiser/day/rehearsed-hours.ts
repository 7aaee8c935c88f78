import type { RelayDay } from '@stafet/domain/contract/relay.ts'

/** How many hours a rehearsal plays: those of the days, since nights are jumped over. */
export function rehearsedHours(days: readonly RelayDay[]): number {
  const hour = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
  return days.reduce((sum, { from, to }) => sum + hour(to) - hour(from), 0)
}
