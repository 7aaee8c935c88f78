/** Who travels. `stepFree` is on foot without steps, bad surfaces or steep slopes. */
export const profiles = ['foot', 'bicycle', 'stepFree'] as const
export type Profile = (typeof profiles)[number]

/** In which directions something may be travelled; a bit each. */
export const FORWARD = 1
export const BACKWARD = 2
export const BOTH = FORWARD | BACKWARD

const shiftOf: Record<Profile, number> = { foot: 0, bicycle: 2, stepFree: 4 }
/** Set with the bicycle's directions: the cyclist gets off and pushes. */
const PUSHED = 64

/** What an edge allows, in one byte: two bits for each profile, and whether a bicycle is pushed. */
export function packAllowed(directions: Record<Profile, number>, pushed: boolean): number {
  const bits = profiles.reduce((sum, profile) => sum | (directions[profile] << shiftOf[profile]), 0)
  return pushed && directions.bicycle !== 0 ? bits | PUSHED : bits
}

/** The directions in which a profile may travel an edge. */
export function directionsOf(allowed: number, profile: Profile): number {
  return (allowed >> shiftOf[profile]) & BOTH
}

export function isPushed(allowed: number): boolean {
  return (allowed & PUSHED) !== 0
}

/** The same edge seen from its other end. */
export function turnedRound(allowed: number): number {
  const forward = allowed & 0b010101
  const backward = allowed & 0b101010
  return (allowed & PUSHED) | (forward << 1) | (backward >> 1)
}

/** Profiles as bits, for junctions where some may not pass. */
export const profileBit: Record<Profile, number> = { foot: 1, bicycle: 2, stepFree: 4 }
