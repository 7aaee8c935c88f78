import type { Category } from '../contract/community.ts'
import type { Stop } from '../contract/dated-plan.ts'
import type { TrackerPrivacy } from '../contract/tracking.ts'

/** Communities of children or of vulnerable people: where they may be among the carriers nobody is shown on the way. */
const sheltered: ReadonlySet<Category> = new Set([
  'kindergarten',
  'school',
  'youth-club',
  'social-psychiatric',
  'nursing-home',
  'patient',
])

/**
 * Who may see a phone on the leg that leads to a stop of a plan, where no organiser has chosen: it goes by the
 * communities at the leg's two ends, and by those online that come between. `stops` are those of all days. On a leg
 * that the plan does not have nobody is shown.
 */
export function standardPrivacy(
  stops: readonly Pick<Stop, 'id' | 'category' | 'position'>[],
  stopId: string,
): TrackerPrivacy {
  const to = stops.findIndex(({ id }) => id === stopId)
  if (to === -1) return 'at-stops'
  const from = stops.slice(0, to).findLastIndex(({ position }) => position !== null)
  const beside = stops.slice(Math.max(from, 0), to + 1)
  return beside.some(({ category }) => sheltered.has(category)) ? 'at-stops' : 'live'
}
