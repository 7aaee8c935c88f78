import type { Model } from './model.ts'

/** Index of the last day that starts at or before `timeS`; 0 when none does. */
export function dayOf(m: Model, timeS: number): number {
  let day = m.dayStart.length - 1
  while (day > 0 && m.dayStart[day]! > timeS) day--
  return day
}
