import type { LiveSnapshot } from '@stafet/domain/contract/live.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { progress, type Progress } from '@stafet/domain/progress/progress.ts'
import { useEffect, useMemo, useState } from 'react'
import { serverNowMs } from './server-time.ts'

/** Lists need no more: nobody reads faster. */
const tickMs = 1000
/** How often the baton's place is worked out; between, it glides. */
const placeMs = 100

/**
 * The fold of a relay at its own now (milliseconds), worked out about once a second and whenever an event comes.
 */
export function useProgress(
  snapshot: LiveSnapshot,
  events: readonly RelayEvent[],
): { progress: Progress; nowMs: number } {
  const { clock, release } = snapshot
  const [realMs, setRealMs] = useState(serverNowMs)
  useEffect(() => {
    const timer = setInterval(() => setRealMs(serverNowMs()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return useMemo(() => {
    // In a rehearsal a tick is many minutes long: the time is never before what has already happened.
    const happenedMs = clock.kind === 'rehearsal' ? Date.parse(events.at(-1)?.occurredAt ?? '') || 0 : 0
    const nowMs = Math.max(relayNow(clock, realMs), happenedMs)
    return { progress: progress(release.plan, events, nowMs), nowMs }
  }, [clock, release, events, realMs])
}

/** Where the baton is at the moment of asking: cheap to ask at each frame. */
export function useBatonPosition(
  snapshot: LiveSnapshot,
  events: readonly RelayEvent[],
): () => Position | null {
  const { clock, release } = snapshot
  return useMemo(() => {
    let position: Position | null = null
    let askedMs = -Infinity
    return () => {
      const realMs = serverNowMs()
      if (Math.abs(realMs - askedMs) >= placeMs) {
        askedMs = realMs
        position = progress(release.plan, events, relayNow(clock, realMs)).baton.position
      }
      return position
    }
  }, [clock, release, events])
}
