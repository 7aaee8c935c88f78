import type { PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'

/**
 * The stop that an arrow key leads to from another: up and down along the day, left and right to whatever starts
 * nearest in time on the neighbouring day that has stops. Null when there is none, or for another key.
 */
export function moveInTimetable(
  days: readonly PlanDay[],
  fromId: string,
  key: string,
  minuteOfDay: (instant: string) => number,
): Stop | null {
  const dayAt = days.findIndex(({ stops }) => stops.some(({ id }) => id === fromId))
  const stops = days[dayAt]?.stops ?? []
  const at = stops.findIndex(({ id }) => id === fromId)
  const from = stops[at]
  if (!from) return null
  if (key === 'ArrowDown') return stops[at + 1] ?? null
  if (key === 'ArrowUp') return stops[at - 1] ?? null
  const beside =
    key === 'ArrowRight'
      ? days.slice(dayAt + 1).find((day) => day.stops.length > 0)
      : key === 'ArrowLeft'
        ? days.slice(0, dayAt).findLast((day) => day.stops.length > 0)
        : undefined
  const away = (stop: Stop) => Math.abs(minuteOfDay(stop.startsAt) - minuteOfDay(from.startsAt))
  return beside?.stops.toSorted((a, b) => away(a) - away(b))[0] ?? null
}
