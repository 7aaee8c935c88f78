import type { Category, OpeningWindow } from './community.ts'

/** What holds for a community that has not said otherwise. */
export interface CategoryDefaults {
  visitMinutes: number
  windows: OpeningWindow[]
}

const everyDay = (from: string, to: string): OpeningWindow[] => [{ day: null, from, to }]

/**
 * Visit lengths and opening windows by kind of community. Our own estimates of when such a place has people
 * in it on a weekday; organisers change them for each community.
 */
export const categoryDefaults: Record<Category, CategoryDefaults> = {
  sports: { visitMinutes: 12, windows: everyDay('15:00', '20:00') },
  culture: { visitMinutes: 12, windows: everyDay('10:00', '20:00') },
  housing: { visitMinutes: 12, windows: everyDay('10:00', '19:00') },
  patient: { visitMinutes: 12, windows: everyDay('10:00', '17:00') },
  school: { visitMinutes: 15, windows: everyDay('08:30', '13:30') },
  kindergarten: { visitMinutes: 12, windows: everyDay('09:00', '11:30') },
  'youth-club': { visitMinutes: 12, windows: everyDay('14:00', '20:00') },
  'activity-centre': { visitMinutes: 15, windows: everyDay('09:00', '15:00') },
  'nursing-home': { visitMinutes: 15, windows: everyDay('10:00', '16:00') },
  workplace: { visitMinutes: 10, windows: everyDay('09:00', '15:30') },
  library: { visitMinutes: 12, windows: everyDay('10:00', '17:00') },
  church: { visitMinutes: 12, windows: everyDay('09:00', '17:00') },
  volunteer: { visitMinutes: 12, windows: everyDay('10:00', '18:00') },
  'social-psychiatric': { visitMinutes: 12, windows: everyDay('10:00', '16:00') },
  other: { visitMinutes: 10, windows: everyDay('09:00', '20:00') },
}
