import type { RelayClock } from '../contract/live.ts'

/**
 * What a relay's clock shows when the real time is `realNowMs` (both in milliseconds since 1970). Before a
 * rehearsal starts its clock stands at the first span's start; after the last span it stands at that one's end.
 */
export function relayNow(clock: RelayClock, realNowMs: number): number {
  if (clock.kind === 'real') return realNowMs
  let left = Math.max(0, realNowMs - Date.parse(clock.startedAt)) * clock.speed
  let end = 0
  for (const span of clock.spans) {
    const from = Date.parse(span.from)
    end = Date.parse(span.to)
    if (left < end - from) return from + left
    left -= end - from
  }
  return end
}

/** The real time, in milliseconds, at which a relay's clock shows `relayMs`; its mirror. */
export function realTimeOf(clock: RelayClock, relayMs: number): number {
  if (clock.kind === 'real') return relayMs
  let passed = 0
  for (const span of clock.spans) {
    const from = Date.parse(span.from)
    const to = Date.parse(span.to)
    if (relayMs < to)
      return Date.parse(clock.startedAt) + (passed + Math.max(0, relayMs - from)) / clock.speed
    passed += to - from
  }
  return Date.parse(clock.startedAt) + passed / clock.speed
}
