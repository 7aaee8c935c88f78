import { distanceM } from '@stafet/domain/geo/distance.ts'
import { degrees, type Extract, type Tags } from '../extract.ts'
import { stoppedAt } from './barrier-rules.ts'
import { ferryDirections, ferryDurationS } from './ferry-rules.ts'
import { packAllowed, profiles, type Profile } from './profiles.ts'
import { streetClass, wayRules } from './way-rules.ts'

/** A stretch of one way between two nodes at which something may begin or end. */
export interface Stretch {
  /** Indices of the extract's nodes, both ends included. */
  readonly nodes: Int32Array
  readonly lengthM: number
  readonly allowed: number
  /** Index into the ferries; -1 for a street. */
  readonly ferry: number
  readonly ferryS: number
}

export interface Stretches {
  readonly stretches: Stretch[]
  readonly ferryNames: string[]
  /** Extract node → the profiles that it stops. */
  readonly stopped: ReadonlyMap<number, number>
}

interface Travelled {
  readonly nodes: Int32Array
  readonly allowed: number
  /** null for a street. */
  readonly ferry: Tags | null
}

/** Cuts the ways that anybody may travel wherever they meet, end, or are barred. */
export function splitWays(extract: Extract): Stretches {
  const ways = travelledWays(extract)
  const stopped = new Map<number, number>()
  for (const { tags, node } of extract.points) {
    const bits = stoppedAt(tags)
    if (bits !== 0) stopped.set(node, bits)
  }

  // 0: no way comes here; 1: one way runs through; 2: ways meet, or one ends.
  const uses = new Uint8Array(extract.lat.length)
  for (const { nodes } of ways) {
    for (const [at, node] of nodes.entries()) {
      const ends = at === 0 || at === nodes.length - 1
      uses[node] = ends || uses[node] ? 2 : 1
    }
  }
  for (const node of stopped.keys()) uses[node] = 2

  const ferryNames: string[] = []
  const stretches: Stretch[] = []
  for (const { nodes, allowed, ferry } of ways) {
    const number = ferry ? ferryNames.push(ferry['name'] ?? ferry['ref'] ?? '') - 1 : -1
    const wholeM = ferry ? lengthOf(extract, nodes) : 0
    const wholeS = ferry ? ferryDurationS(ferry, wholeM) : 0
    let start = 0
    for (let at = 1; at < nodes.length; at++) {
      const node = nodes[at] ?? 0
      if (uses[node] !== 2) continue
      const part = nodes.subarray(start, at + 1)
      start = at
      const lengthM = lengthOf(extract, part)
      if (lengthM === 0 && part[0] === part.at(-1)) continue
      const ferryS = wholeM > 0 ? (wholeS * lengthM) / wholeM : wholeS
      stretches.push({ nodes: part, lengthM, allowed, ferry: number, ferryS })
    }
  }
  return { stretches, ferryNames, stopped }
}

/** Ways that some profile may use; squares drawn as several rings are walked along each of them. */
function travelledWays({ ways, polygons }: Extract): Travelled[] {
  const streets = [
    ...ways,
    ...polygons
      .filter(({ tags }) => streetClass(tags) !== null)
      .flatMap(({ tags, outer, inner }) => [...outer, ...inner].map((nodes) => ({ tags, nodes }))),
  ]
  return streets.flatMap(({ tags, nodes }) => {
    if (nodes.length < 2) return []
    if (tags['route'] === 'ferry') {
      const allowed = packAllowed(ferryDirections(tags), false)
      return allowed === 0 ? [] : { nodes, allowed, ferry: tags }
    }
    if (streetClass(tags) === null) return []
    const access = profiles.map((profile) => [profile, wayRules[profile](tags)] as const)
    const directions: Record<Profile, number> = { foot: 0, bicycle: 0, stepFree: 0 }
    for (const [profile, { directions: open }] of access) directions[profile] = open
    const pushed = access.some(([profile, way]) => profile === 'bicycle' && way.pushed)
    const allowed = packAllowed(directions, pushed)
    return allowed === 0 ? [] : { nodes, allowed, ferry: null }
  })
}

function lengthOf({ lat, lon }: Extract, nodes: Int32Array): number {
  let sum = 0
  for (let at = 1; at < nodes.length; at++) {
    const [a, b] = [nodes[at - 1] ?? 0, nodes[at] ?? 0]
    sum += distanceM(
      { lat: degrees(lat[a] ?? 0), lon: degrees(lon[a] ?? 0) },
      { lat: degrees(lat[b] ?? 0), lon: degrees(lon[b] ?? 0) },
    )
  }
  return sum
}
