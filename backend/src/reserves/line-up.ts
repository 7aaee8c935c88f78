import type { Reserve } from '@stafet/domain/contract/reserve.ts'
import { wallClock } from '../relays/index.ts'
import type { CalledLeg } from './called-leg.ts'

/** A reserve, and how long they take to where the leg begins; null when nobody knows. */
export interface InLine {
  reserve: Reserve
  travelS: number | null
}

/** Those who can when the leg is carried, nearest first; those of whom nobody knows how near they are come last. */
export function lineUp(
  reserves: readonly InLine[],
  { day, departsAt, stop }: Pick<CalledLeg, 'day' | 'departsAt' | 'stop'>,
  timeZone: string,
): InLine[] {
  const from = wallClock(Date.parse(departsAt), timeZone).time
  const to = wallClock(Date.parse(stop.arrivesAt), timeZone).time
  return reserves
    .filter(
      ({ reserve: { windows } }) =>
        windows.length === 0 ||
        windows.some(
          (window) => (window.day === null || window.day === day) && window.from <= from && to <= window.to,
        ),
    )
    .sort((a, b) => (a.travelS ?? Infinity) - (b.travelS ?? Infinity) || 0)
}
