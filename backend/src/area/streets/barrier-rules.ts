import type { Tags } from '../extract.ts'
import { profileBit, profiles, type Profile } from './profiles.ts'
import { toldAccess } from './way-rules.ts'

const WALLS = ['wall', 'fence', 'hedge', 'city_wall', 'retaining_wall', 'guard_rail', 'full-height_turnstile']
const NOT_RIDDEN = [...WALLS, 'stile', 'kissing_gate', 'turnstile', 'horse_stile']

/** Barriers that stop a profile when no access tag says otherwise; all others let it pass. */
const stopping: Record<Profile, ReadonlySet<string>> = {
  foot: new Set(WALLS),
  bicycle: new Set(NOT_RIDDEN),
  stepFree: new Set([
    ...NOT_RIDDEN,
    ...['cycle_barrier', 'motorcycle_barrier', 'cattle_grid', 'block', 'debris', 'log', 'jersey_barrier'],
  ]),
}

/** The profiles that cannot pass a point, as bits; 0 when it is no barrier. */
export function stoppedAt(tags: Tags): number {
  const barrier = tags['barrier']
  if (barrier === undefined) return 0
  return profiles.reduce(
    (bits, profile) => (isStopped(tags, barrier, profile) ? bits | profileBit[profile] : bits),
    0,
  )
}

function isStopped(tags: Tags, barrier: string, profile: Profile): boolean {
  if (profile === 'stepFree') {
    if (tags['wheelchair'] === 'no') return true
    if (tags['wheelchair'] === 'yes') return false
    if (barrier === 'kerb' && tags['kerb'] === 'raised') return true
  }
  const told = toldAccess(tags, profile === 'bicycle' ? 'bicycle' : 'foot')
  if (told === 'shut') return true
  if (profile !== 'stepFree' && told !== null) return false
  if (told === null && tags['locked'] === 'yes') return true
  return stopping[profile].has(barrier)
}
