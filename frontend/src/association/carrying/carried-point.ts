import { distanceM } from '@stafet/domain/geo/distance.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'

/** Where the carriers were, by this phone. */
export interface CarriedPoint extends Position {
  /** By this phone's own clock, in milliseconds since 1970. */
  atMs: number
  accuracyM: number
  /** null when the phone does not know. */
  speedMps: number | null
}

const enoughM = 25
const enoughMs = 30_000

/** Worth keeping after `before`: somebody moved, or it is a while ago. The rest only costs battery and coverage. */
export function isNews(before: CarriedPoint | null, next: CarriedPoint): boolean {
  if (!before) return true
  return next.atMs - before.atMs >= enoughMs || distanceM(before, next) >= enoughM
}

/** A batch as Overland's dialect has it, each time corrected by what this phone's clock is off. */
export function overlandMessage(points: readonly CarriedPoint[], offsetMs: number) {
  return {
    locations: points.map(({ lat, lon, atMs, accuracyM, speedMps }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        timestamp: new Date(atMs + offsetMs).toISOString(),
        horizontal_accuracy: Math.round(accuracyM),
        speed: speedMps ?? -1,
        device_id: 'web',
      },
    })),
  }
}
