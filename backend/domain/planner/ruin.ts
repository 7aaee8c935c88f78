import type { Neighbours } from './neighbours.ts'
import type { Random } from './random.ts'
import type { Route } from './route.ts'

/** How much one iteration takes out; the names follow Christiaens & Vanden Berghe (2020). */
export interface RuinSettings {
  /** Mean number of stops taken out. */
  readonly meanRemoved: number
  readonly longestString: number
  /** Chance that a string keeps a middle part. */
  readonly split: number
}

/**
 * Slack induction by string removals for a single route: takes out strings of neighbouring stops around a
 * seed, so that the gaps left behind lie close together in space. A locked run goes as a whole.
 * Writes the stops taken out to `removed` and returns how many there are.
 */
export function ruin(
  route: Route,
  neighbours: Neighbours,
  settings: RuinSettings,
  random: Random,
  seed: number,
  removed: Int32Array,
): number {
  const { count } = route
  if (count === 0) return 0
  const longest = Math.min(settings.longestString, Math.max(1, Math.ceil(count / 2)))
  const mostStrings = (4 * settings.meanRemoved) / (1 + longest) - 1
  const strings = Math.floor(random.next() * mostStrings + 1)
  let taken = 0
  let done = 0
  if (route.served[seed]) {
    taken = takeString(route, seed, longest, settings.split, random, removed, taken)
    done++
  }
  const { width, list } = neighbours
  for (let k = 0; k < width && done < strings; k++) {
    const y = list[seed * width + k]!
    if (!route.served[y]) continue
    taken = takeString(route, y, longest, settings.split, random, removed, taken)
    done++
  }
  return taken
}

function takeString(
  route: Route,
  around: number,
  longest: number,
  split: number,
  random: Random,
  removed: Int32Array,
  taken: number,
): number {
  const { m, next, prev } = route
  const length = 1 + random.below(longest)
  let first = around
  for (let back = random.below(length); back > 0 && prev[first] !== m.START; back--) first = prev[first]!
  if (length > 2 && random.next() < split) {
    // Leave a middle part standing: take two shorter strings instead of one.
    const keep = 1 + random.below(length - 1)
    const head = 1 + random.below(length - 1)
    let x = first
    let cut = 0
    for (; cut < head && x !== m.FINISH; cut++) x = next[x]!
    let resume = x
    for (let i = 0; i < keep && resume !== m.FINISH; i++) resume = next[resume]!
    taken = takeFrom(route, first, head, removed, taken)
    if (resume !== m.FINISH && route.served[resume]) {
      taken = takeFrom(route, resume, Math.max(1, length - head), removed, taken)
    }
    return taken
  }
  return takeFrom(route, first, length, removed, taken)
}

function takeFrom(route: Route, first: number, length: number, removed: Int32Array, taken: number): number {
  const { m, next, prev } = route
  while (m.run[first]! >= 0 && prev[first] !== m.START && m.run[prev[first]!] === m.run[first])
    first = prev[first]!
  let last = first
  for (let i = 1; i < length && next[last] !== m.FINISH; i++) last = next[last]!
  while (m.run[last]! >= 0 && next[last] !== m.FINISH && m.run[next[last]!] === m.run[last])
    last = next[last]!
  for (let x = first; ; x = next[x]!) {
    removed[taken++] = x
    if (x === last) break
  }
  route.removeString(first, last)
  return taken
}
