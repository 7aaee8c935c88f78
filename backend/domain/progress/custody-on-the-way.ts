import type { TimedStop } from './expected-times.ts'
import type { Holder, Passing } from './holder.ts'
import { walkAhead } from './walk-ahead.ts'
import type { LegAhead } from './way-ahead.ts'

interface OnTheWay {
  stops: readonly TimedStop[]
  /** Who keeps the baton after a stop, by its id. */
  keepers: ReadonlyMap<string, string>
  /** The stop that it leaves; null at the start. */
  fromId: string | null
  /** Up to the stop that has it next, or all that are left. */
  legs: readonly LegAhead[]
  /** When it left, and the events that say so; null at the start, which it leaves by the plan. */
  leaves: { atMs: number; eventIds: string[] } | null
  /** When it came to the last of the legs; null while it is on the way. */
  arrivesMs: number | null
  /** After the legs nothing is left. */
  ends: boolean
}

/**
 * Who had the baton from one community that reported to the next: carriers, keepers overnight, and communities that
 * said nothing. What nobody told lies between what somebody did, spread as the plan has it.
 */
export function passingsOnTheWay(way: OnTheWay): Passing[] {
  const { stops, keepers, fromId, legs, leaves, arrivesMs, ends } = way
  const freeMs = leaves?.atMs ?? legs[0]?.notBeforeMs ?? arrivesMs ?? -Infinity
  const walked = walkAhead(legs, freeMs, 1, null)
  const fitted = fit(legs, walked, freeMs, arrivesMs)
  const idOf = (index: number): string => stops[index]?.stop.id ?? ''
  const passings: Passing[] = []
  const pass = (holder: Holder, fromMs: number): void => {
    // Whoever has it first has it from those who said that they handed it on.
    const eventIds = passings.length === 0 ? (leaves?.eventIds ?? []) : []
    passings.push({ holder, fromMs, told: eventIds.length > 0 ? 'giver' : 'probable', eventIds })
  }

  let lastId = fromId
  let restsMs = fitted(freeMs)
  for (const [at, leg] of legs.entries()) {
    const { departsMs = freeMs, startsMs = freeMs } = walked[at] ?? {}
    const isLast = at === legs.length - 1
    if (leg.notBeforeMs > -Infinity && (leaves !== null || at > 0)) {
      const name = (lastId === null ? undefined : keepers.get(lastId)) ?? null
      pass({ kind: 'keeper', afterId: lastId, name }, restsMs)
    }
    const toId = leg.towards === null ? null : idOf(leg.towards)
    pass({ kind: 'carriers', fromId: lastId, toId }, fitted(departsMs))
    restsMs = fitted(startsMs)
    if (toId === null) continue
    lastId = toId
    if (isLast) break
    pass({ kind: 'community', stopId: toId }, restsMs)
    restsMs = fitted(startsMs + leg.visitMs)
  }
  if (ends && (leaves !== null || legs.length > 0)) pass({ kind: 'finish' }, restsMs)
  return passings
}

/**
 * Where a time of the walk by the plan falls, given when the baton truly came. Up to the last morning the plan holds;
 * from there on all is stretched or pressed together alike.
 */
function fit(
  legs: readonly LegAhead[],
  walked: readonly { departsMs: number; startsMs: number; arrivesMs: number }[],
  freeMs: number,
  arrivesMs: number | null,
): (ms: number) => number {
  const end = walked.at(-1)
  if (arrivesMs === null || !end) return (ms) => ms
  const morning = legs.findLastIndex(({ notBeforeMs }) => notBeforeMs > -Infinity)
  const fromMs = Math.min(arrivesMs, morning === -1 ? freeMs : (walked[morning]?.departsMs ?? freeMs))
  const endMs = end.arrivesMs
  const scale = endMs > fromMs ? (arrivesMs - fromMs) / (endMs - fromMs) : 0
  return (ms) => Math.min(arrivesMs, ms <= fromMs ? ms : fromMs + (ms - fromMs) * scale)
}
