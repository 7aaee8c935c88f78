import type { Neighbours } from './neighbours.ts'
import type { Random } from './random.ts'
import { stopFrom, stopUpTo } from './route-walk.ts'
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
  const { n } = route.m
  const length = 1 + random.below(longest)
  let first = around
  for (let back = random.below(length); back > 0; back--) {
    const before = stopUpTo(route, route.prev[first]!)
    if (before >= n) break
    first = before
  }
  if (length > 2 && random.next() < split) {
    // Leave a middle part standing: take two shorter strings instead of one.
    const keep = 1 + random.below(length - 1)
    const head = 1 + random.below(length - 1)
    let resume = first
    for (let i = 0; i < head + keep && resume < n; i++) resume = stopFrom(route, route.next[resume]!)
    taken = takeFrom(route, first, head, removed, taken)
    if (resume < n && route.served[resume]) {
      taken = takeFrom(route, resume, Math.max(1, length - head), removed, taken)
    }
    return taken
  }
  return takeFrom(route, first, length, removed, taken)
}

/** Takes out `length` stops from `first` on, and the rest of the locked runs that this touches. Nights stay. */
function takeFrom(route: Route, first: number, length: number, removed: Int32Array, taken: number): number {
  const { m, next } = route
  const { n, run } = m
  for (;;) {
    const before = stopUpTo(route, route.prev[first]!)
    if (run[first]! < 0 || before >= n || run[before] !== run[first]) break
    first = before
  }
  let left = length
  for (let x = first; x < n;) {
    // One piece between two nights at a time.
    let last = x
    left--
    const goesOn = (y: number) => y < n && (left > 0 || (run[last]! >= 0 && run[y] === run[last]))
    while (goesOn(next[last]!)) {
      last = next[last]!
      left--
    }
    const resume = stopFrom(route, next[last]!)
    const more = goesOn(resume)
    for (let y = x; ; y = next[y]!) {
      removed[taken++] = y
      if (y === last) break
    }
    route.removeString(x, last)
    if (!more) break
    x = resume
  }
  return taken
}
