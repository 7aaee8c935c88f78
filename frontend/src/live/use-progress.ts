import type { LiveSnapshot } from '@stafet/domain/contract/live.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { progress, type Progress } from '@stafet/domain/progress/progress.ts'
import { useEffect, useMemo, useState } from 'react'
import { serverNowMs } from './server-time.ts'

/** Lists need no more: nobody reads faster. */
const tickMs = 1000

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
