import type { Baton } from '@stafet/domain/progress/locate-baton.ts'
import type { Progress, StopProgress } from '@stafet/domain/progress/progress.ts'

/** What a page shows of a relay. Where exactly the baton is it asks at each frame instead. */
export interface Shown {
  progress: Omit<Progress, 'baton'> & { baton: Omit<Baton, 'position'> }
  /** The relay's own now, milliseconds; as exact as it is shown. */
  nowMs: number
}

/**
 * Times are shown in whole minutes, rounded or cut off: within one of these they read the same. (So announced
 * times, which are whole minutes, may be compared with expected ones.)
 */
const sameWordsMs = 30_000

/**
 * What to show next. Everything that reads as it did before is the very same object as before, up to the whole:
 * what is drawn from it needs no drawing anew.
 */
export function keepShown(before: Shown, next: Shown): Shown {
  const stops = keepStops(before.progress.stops, next.progress.stops)
  const progress =
    stops === before.progress.stops && readsTheSame(before.progress, next.progress)
      ? before.progress
      : { ...next.progress, stops }
  const nowMs = sameWords(before.nowMs, next.nowMs) ? before.nowMs : next.nowMs
  return progress === before.progress && nowMs === before.nowMs ? before : { progress, nowMs }
}

function keepStops(before: StopProgress[], next: StopProgress[]): StopProgress[] {
  const kept = next.map((stop, at) => {
    const was = before[at]
    return was && isSameStop(was, stop) ? was : stop
  })
  return kept.length === before.length && kept.every((stop, at) => stop === before[at]) ? before : kept
}

function isSameStop(a: StopProgress, b: StopProgress): boolean {
  return (
    a.id === b.id &&
    a.state === b.state &&
    a.presumed === b.presumed &&
    a.receivedMs === b.receivedMs &&
    a.handedOnMs === b.handedOnMs &&
    sameWords(a.expectedMs, b.expectedMs) &&
    sameWords(a.earliestMs, b.earliestMs) &&
    sameWords(a.latestMs, b.latestMs) &&
    a.toldBy === b.toldBy &&
    sameWords(a.delayS * 1000, b.delayS * 1000) &&
    a.greetings.length === b.greetings.length &&
    a.greetings.every((greeting, at) => greeting === b.greetings[at])
  )
}

function readsTheSame(a: Shown['progress'], b: Shown['progress']): boolean {
  return (
    a.phase === b.phase &&
    a.next === b.next &&
    sameWords(a.delayS * 1000, b.delayS * 1000) &&
    a.baton.where === b.baton.where &&
    a.baton.at === b.baton.at &&
    a.baton.towards === b.baton.towards &&
    a.baton.overdue === b.baton.overdue &&
    sameWords(a.baton.knownMs ?? 0, b.baton.knownMs ?? 0) &&
    a.baton.delayed === b.baton.delayed &&
    a.baton.heldUntilMs === b.baton.heldUntilMs &&
    a.baton.known === b.baton.known &&
    a.baton.lastReport?.id === b.baton.lastReport?.id
  )
}

function sameWords(aMs: number, bMs: number): boolean {
  return Math.floor(aMs / sameWordsMs) === Math.floor(bMs / sameWordsMs)
}
