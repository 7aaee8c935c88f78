import type { Tags } from '../extract.ts'
import { BOTH, FORWARD, type Profile } from './profiles.ts'

/** A ferry whose timetable is not known sails like this. */
const FERRY_KMH = 10

/** In which directions a ferry takes each profile along. */
export function ferryDirections(tags: Tags): Record<Profile, number> {
  const directions = tags['oneway'] === 'yes' ? FORWARD : BOTH
  const shut = (key: string) => tags[key] === 'no' || tags[key] === 'private'
  const closed = shut('access')
  const foot = (tags['foot'] === undefined ? closed : shut('foot')) ? 0 : directions
  return {
    foot,
    bicycle: (tags['bicycle'] === undefined ? closed : shut('bicycle')) ? 0 : directions,
    stepFree: shut('wheelchair') ? 0 : foot,
  }
}

/** How long the crossing takes: as tagged, else by its length. Seconds. */
export function ferryDurationS(tags: Tags, lengthM: number): number {
  return readDurationS(tags['duration'] ?? '') ?? Math.round(lengthM / (FERRY_KMH / 3.6))
}

/** "00:45", "1:30:00", "45" (minutes) or "PT1H15M"; null for anything else. */
export function readDurationS(text: string): number | null {
  const clock = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 60)
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text)
  if (!iso || text === 'PT') return null
  return Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0)
}
