import type { Tags } from '../extract.ts'
import { BACKWARD, BOTH, FORWARD, type Profile } from './profiles.ts'

/** How a street may be travelled by one profile. */
export interface WayAccess {
  readonly directions: number
  /** By bicycle, but not riding. */
  readonly pushed: boolean
}
const CLOSED: WayAccess = { directions: 0, pushed: false }

/** Who may use a class of street when no other tag says so. What is not listed is no street to travel on. */
const byClass: Readonly<Record<string, { readonly foot: boolean; readonly bicycle: boolean }>> = {
  motorway: { foot: false, bicycle: false },
  motorway_link: { foot: false, bicycle: false },
  trunk: { foot: false, bicycle: false },
  trunk_link: { foot: false, bicycle: false },
  primary: { foot: true, bicycle: true },
  primary_link: { foot: true, bicycle: true },
  secondary: { foot: true, bicycle: true },
  secondary_link: { foot: true, bicycle: true },
  tertiary: { foot: true, bicycle: true },
  tertiary_link: { foot: true, bicycle: true },
  unclassified: { foot: true, bicycle: true },
  residential: { foot: true, bicycle: true },
  living_street: { foot: true, bicycle: true },
  service: { foot: true, bicycle: true },
  road: { foot: true, bicycle: true },
  track: { foot: true, bicycle: true },
  path: { foot: true, bicycle: true },
  cycleway: { foot: true, bicycle: true },
  footway: { foot: true, bicycle: false },
  pedestrian: { foot: true, bicycle: false },
  steps: { foot: true, bicycle: false },
  bridleway: { foot: true, bicycle: false },
  corridor: { foot: true, bicycle: false },
  elevator: { foot: true, bicycle: false },
}

const OPEN = new Set(['yes', 'permissive', 'designated', 'official', 'public', 'destination', 'customers'])
const SHUT = new Set(
  'no private use_sidepath agricultural forestry delivery military permit residents restricted employees'.split(
    ' ',
  ),
)

/** What kind of street a way is, whoever may use it; null for what is none. Ferries land at piers, so one walks there. */
export function streetClass(tags: Tags): string | null {
  return tags['highway'] ?? (tags['man_made'] === 'pier' ? 'footway' : null)
}

/** The tags that speak of a profile, the most exact first. */
const accessKeys = {
  foot: ['foot', 'access'],
  bicycle: ['bicycle', 'vehicle', 'access'],
} as const satisfies Partial<Record<Profile, readonly string[]>>

type Told = 'open' | 'shut' | 'dismount' | null

/** What the access tags say, the most exact one that says anything; null when none does. */
export function toldAccess(tags: Tags, way: keyof typeof accessKeys): Told {
  for (const key of accessKeys[way]) {
    const value = tags[key]
    if (value === undefined) continue
    if (OPEN.has(value)) return 'open'
    if (value === 'dismount') return 'dismount'
    if (SHUT.has(value)) return 'shut'
  }
  return null
}

/** One entry for each profile: the whole of what decides whether and how it may use a street. */
export const wayRules: Record<Profile, (tags: Tags) => WayAccess> = {
  foot: (tags) => (mayUse(tags, 'foot') ? { directions: footDirections(tags), pushed: false } : CLOSED),
  bicycle: (tags) => {
    if (isWorseThan(tags, 'bicycle') || !mayUse(tags, 'bicycle')) return CLOSED
    return toldAccess(tags, 'bicycle') === 'dismount'
      ? { directions: footDirections(tags), pushed: true }
      : { directions: bicycleDirections(tags), pushed: false }
  },
  stepFree: (tags) => {
    if (!mayUse(tags, 'foot') || tags['wheelchair'] === 'no') return CLOSED
    const open = tags['wheelchair'] === 'yes' || tags['wheelchair'] === 'designated'
    const bad =
      tags['highway'] === 'steps' ? tags['ramp:wheelchair'] !== 'yes' : isWorseThan(tags, 'stepFree')
    return bad && !open ? CLOSED : { directions: footDirections(tags), pushed: false }
  },
}

function mayUse(tags: Tags, way: 'foot' | 'bicycle'): boolean {
  const known = byClass[streetClass(tags) ?? '']
  if (!known) return false
  const told = toldAccess(tags, way)
  if (told !== null) {
    // A general "access=yes" says nothing of walking on a motorway; "foot=yes" does.
    const exact = tags[way] !== undefined
    return told !== 'shut' && (exact || (known[way] && tags['motorroad'] !== 'yes'))
  }
  return known[way] && tags['motorroad'] !== 'yes'
}

/** One-ways are for vehicles; only a tag of its own binds those on foot. */
function footDirections(tags: Tags): number {
  return oneWay(tags['oneway:foot']) ?? BOTH
}

function bicycleDirections(tags: Tags): number {
  const own = oneWay(tags['oneway:bicycle'])
  if (own !== null) return own
  const round = tags['junction'] === 'roundabout' || tags['junction'] === 'circular'
  const general = oneWay(tags['oneway']) ?? (round ? FORWARD : BOTH)
  return general !== BOTH && hasContraflow(tags) ? BOTH : general
}

function hasContraflow(tags: Tags): boolean {
  const lanes = ['cycleway', 'cycleway:left', 'cycleway:right', 'cycleway:both']
  return lanes.some(
    (lane) =>
      tags[lane]?.startsWith('opposite') ||
      tags[`${lane}:oneway`] === '-1' ||
      tags[`${lane}:oneway`] === 'no',
  )
}

function oneWay(value: string | undefined): number | null {
  if (value === 'yes' || value === '1' || value === 'true') return FORWARD
  if (value === '-1' || value === 'reverse') return BACKWARD
  return value === 'no' || value === '0' || value === 'false' ? BOTH : null
}

/** Steeper than this many percent is too steep for a wheelchair that somebody pushes. */
const STEEP_PERCENT = 6

const bad = {
  bicycle: {
    smoothness: new Set(['very_horrible', 'impassable']),
    surface: new Set<string>(),
    tracktype: new Set<string>(),
  },
  stepFree: {
    smoothness: new Set(['bad', 'very_bad', 'horrible', 'very_horrible', 'impassable']),
    surface: new Set(
      (
        'unpaved sand mud grass grass_paver ground earth dirt soil gravel pebblestone cobblestone ' +
        'unhewn_cobblestone rock rocks stone woodchips stepping_stones snow ice'
      ).split(' '),
    ),
    tracktype: new Set(['grade3', 'grade4', 'grade5']),
  },
}

function isWorseThan(tags: Tags, profile: keyof typeof bad): boolean {
  const limits = bad[profile]
  return (
    limits.smoothness.has(tags['smoothness'] ?? '') ||
    limits.surface.has(tags['surface'] ?? '') ||
    limits.tracktype.has(tags['tracktype'] ?? '') ||
    (profile === 'stepFree' && Math.abs(inclinePercent(tags['incline'])) > STEEP_PERCENT)
  )
}

/** "8%", "-8 %" or "5°"; 0 for "up" and whatever else has no number. */
function inclinePercent(value = ''): number {
  const [, number, unit] = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*(%|°)/.exec(value) ?? []
  const read = Number((number ?? '0').replace(',', '.'))
  return unit === '°' ? 100 * Math.tan((read * Math.PI) / 180) : read
}
