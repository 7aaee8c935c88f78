import type { DatedPlan } from '../contract/dated-plan.ts'
import { lineFrom } from '../geo/along-line.ts'
import { distanceM } from '../geo/distance.ts'
import type { TimedStop } from './expected-times.ts'
import type { Hold, StandingWords } from './standing-words.ts'
import { goesOn, movedFor } from './walk-ahead.ts'
import { wayAhead, type LegAhead, type Piece } from './way-ahead.ts'

/** Where the plan has no leg, people are as fast as this along the straight line, in metres a second. */
const STRAIGHT_MPS = 1.1

/** From when on the baton moves along which legs. */
export interface SetOut {
  fromMs: number
  legs: LegAhead[]
}

interface Situation {
  plan: DatedPlan
  stops: readonly TimedStop[]
  /** Index of the stop that the baton was at last, and of the furthest that it has been at; -1 for none. */
  at: number
  furthest: number
  words: StandingWords
  hold: Hold | null
  pace: number
}

/**
 * The way ahead of a baton that is free to leave at `freeMs`, with the coordinator's words acting from when they were
 * said: what had been travelled of a leg by then stays travelled, and the baton goes on from there.
 */
export function setOut(situation: Situation, freeMs: number): SetOut {
  const { plan, stops, furthest, words, hold, pace } = situation
  const skippedAt = new Map<string, number>()
  for (const { stopId, atMs } of words.skips) if (!skippedAt.has(stopId)) skippedAt.set(stopId, atMs)
  const isSkippedBy = (index: number, ms: number): boolean => {
    const saidMs = skippedAt.get(stops[index]?.stop.id ?? '')
    return saidMs !== undefined && saidMs <= ms
  }

  let [fromMs, after, begun]: [number, number, Piece | null] = [freeMs, furthest, null]
  const inTime = new Set<number>()
  for (;;) {
    // Towards this stop it goes, until somebody says that it does not.
    let target = after + 1
    while (target < stops.length && (isSkippedBy(target, fromMs) || inTime.has(target))) target++
    const isSkipped = (index: number): boolean => isSkippedBy(index, Infinity)
    let legs = wayAhead(plan, stops, after, (index) => index !== target && isSkipped(index), begun)
    // To bed first: there is time to hear of it.
    if (legs[0]?.towards === null) legs = wayAhead(plan, stops, after, isSkipped, begun)
    if (!begun && legs[0]) legs[0] = fromWhereItIs(situation, legs[0])
    const [first] = legs
    if (!first) return { fromMs, legs }
    const departsMs = goesOn(Math.max(fromMs, first.notBeforeMs), hold)
    for (const [at, leg] of legs.entries())
      legs[at] = byItsWay(situation, leg, at === 0 ? departsMs : Infinity)

    const turned = first.towards === target ? skippedAt.get(stops[target]?.stop.id ?? '') : undefined
    const state = onTheWay(situation, { fromMs, legs }, departsMs, turned ?? Infinity)
    if (turned === undefined || !state.legs[0]) return state
    if (turned <= departsMs) {
      inTime.add(target)
      continue
    }
    begun = cutOff(state.legs[0], travelledShare(state, turned, hold, pace))
    fromMs = turned
    after = target
  }
}

/** Back at an earlier stop, it goes straight to where it is awaited next. */
function fromWhereItIs({ stops, at, furthest }: Situation, leg: LegAhead): LegAhead {
  if (at === furthest) return leg
  const [here, there] = [stops[at]?.stop.position, leg.line.at(-1)]
  if (!here || !there) return leg
  return { ...leg, line: [here, there], legMs: (distanceM(here, there) / STRAIGHT_MPS) * 1000 }
}

/** A leg as the coordinator said, before it began, that it is travelled. The pace on foot says nothing of it. */
function byItsWay({ stops, words, pace }: Situation, leg: LegAhead, begunMs: number): LegAhead {
  if (words.ways.length === 0 || leg.towards === null) return leg
  const id = stops[leg.towards]?.stop.id
  const way = words.ways.findLast(({ stopId, atMs }) => stopId === id && atMs <= begunMs)
  return way ? { ...leg, legMs: way.durationMs / pace } : leg
}

/** The first leg as it is after what was said of its way while it was under way, up to `untilMs`. */
function onTheWay(
  { stops, words, hold, pace }: Situation,
  state: SetOut,
  departsMs: number,
  untilMs: number,
): SetOut {
  const [first, ...rest] = state.legs
  const id = stops[first?.towards ?? -1]?.stop.id
  if (!first || id === undefined) return state
  let left = 1
  let now: SetOut = state
  for (const { stopId, atMs, durationMs } of words.ways) {
    const leg = now.legs[0]
    if (stopId !== id || atMs <= departsMs || atMs > untilMs || !leg) continue
    const share = travelledShare(now, atMs, hold, pace)
    left *= 1 - share
    const line = lineFrom(leg.line, share)
    now = {
      fromMs: atMs,
      legs: [{ ...leg, line, notBeforeMs: -Infinity, legMs: (durationMs * left) / pace }, ...rest],
    }
  }
  return now
}

function travelledShare({ fromMs, legs }: SetOut, atMs: number, hold: Hold | null, pace: number): number {
  const [first] = legs
  if (!first || first.legMs <= 0) return 1
  const departsMs = goesOn(Math.max(fromMs, first.notBeforeMs), hold)
  return Math.min(1, Math.max(0, movedFor(departsMs, atMs, hold) / (first.legMs * pace)))
}

/** What is left of a leg after a share of it. */
export function cutOff({ legMs, line }: Piece, share: number): Piece {
  return { legMs: legMs * (1 - share), line: lineFrom(line, share) }
}
