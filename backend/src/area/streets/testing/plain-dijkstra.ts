import { distanceM } from '@stafet/domain/geo/distance.ts'
import { degrees, type Extract } from '../../extract.ts'
import { ferryDirections, ferryDurationS } from '../ferry-rules.ts'
import { stoppedAt } from '../barrier-rules.ts'
import { BACKWARD, FORWARD, profileBit, type Profile } from '../profiles.ts'
import { wayRules } from '../way-rules.ts'

interface Step {
  readonly to: number
  readonly metres: number
  readonly seconds: number
}

/**
 * For tests: seconds and metres of street from one of an extract's nodes to all others, found without a graph of
 * junctions, without a heap and without any of the code that does it quickly. The rules for tags are the same.
 */
export function plainDijkstra(extract: Extract, source: number, profile: Profile, kmh: number): Step[] {
  const steps = stepsOf(extract, profile, kmh)
  const best = Array.from(extract.lat, (_, to): Step => ({ to, seconds: Infinity, metres: Infinity }))
  best[source] = { to: source, seconds: 0, metres: 0 }
  const open = new Set([source])
  const barred = new Set(
    extract.points.filter(({ tags }) => stoppedAt(tags) & profileBit[profile]).map(({ node }) => node),
  )
  while (open.size > 0) {
    let here = -1
    for (const node of open) {
      if (here === -1 || (best[node]?.seconds ?? 0) < (best[here]?.seconds ?? 0)) here = node
    }
    open.delete(here)
    const soFar = best[here]
    if (!soFar) break
    for (const step of barred.has(here) ? [] : (steps.get(here) ?? [])) {
      const seconds = soFar.seconds + step.seconds
      if (seconds >= (best[step.to]?.seconds ?? 0)) continue
      best[step.to] = { to: step.to, seconds, metres: soFar.metres + step.metres }
      open.add(step.to)
    }
  }
  return best
}

function stepsOf(extract: Extract, profile: Profile, kmh: number): Map<number, Step[]> {
  const steps = new Map<number, Step[]>()
  const place = (node: number) => ({
    lat: degrees(extract.lat[node] ?? 0),
    lon: degrees(extract.lon[node] ?? 0),
  })
  for (const { tags, nodes } of extract.ways) {
    const isFerry = tags['route'] === 'ferry'
    const directions = isFerry ? ferryDirections(tags)[profile] : wayRules[profile](tags).directions
    const pairs = [...nodes].slice(1).map((b, at) => [nodes[at] ?? 0, b] as const)
    const wholeM = pairs.reduce((sum, [a, b]) => sum + distanceM(place(a), place(b)), 0)
    for (const [a, b] of pairs) {
      const lengthM = distanceM(place(a), place(b))
      const seconds = isFerry ? (ferryDurationS(tags, wholeM) * lengthM) / wholeM : lengthM / (kmh / 3.6)
      const metres = isFerry ? 0 : lengthM
      if (directions & FORWARD) steps.set(a, [...(steps.get(a) ?? []), { to: b, metres, seconds }])
      if (directions & BACKWARD) steps.set(b, [...(steps.get(b) ?? []), { to: a, metres, seconds }])
    }
  }
  return steps
}
