import type { LiveSnapshot } from '@stafet/domain/contract/live.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { LoggedEvent, RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { progressOf, type Positions } from '@stafet/domain/progress/progress.ts'
import { startTransition, useEffect, useMemo, useState } from 'react'
import { batonPositionOf } from './baton-position.ts'
import { keepShown, type Shown } from './keep-shown.ts'
import { serverNowMs } from './server-time.ts'

/** Lists need no more: nobody reads faster. */
const tickMs = 1000

/**
 * The fold of a relay at its own now, worked out about once a second and whenever an event comes. A second that
 * changes nothing that is shown draws nothing. `batonPosition` tells where the baton is at the moment of asking.
 */
export function useProgress(
  { clock, release }: Pick<LiveSnapshot, 'clock' | 'release'>,
  events: readonly (RelayEvent | LoggedEvent)[],
  positions: Positions,
): Shown & { batonPosition: () => Position | null } {
  const source = useMemo(() => {
    const at = progressOf(release.plan, events, positions)
    // In a rehearsal a tick is many minutes long: the time is never before what has already happened.
    const happenedMs = clock.kind === 'rehearsal' ? Date.parse(events.at(-1)?.occurredAt ?? '') || 0 : 0
    const show = (): Shown => {
      const nowMs = Math.max(relayNow(clock, serverNowMs()), happenedMs)
      return { progress: at(nowMs), nowMs }
    }
    return { show, batonPosition: batonPositionOf(clock, at) }
  }, [clock, release, events, positions])

  const [told, setTold] = useState(() => ({ source, shown: source.show() }))
  if (told.source !== source) setTold({ source, shown: keepShown(told.shown, source.show()) })

  useEffect(() => {
    const tick = () =>
      startTransition(() =>
        setTold((before) => {
          const shown = keepShown(before.shown, source.show())
          return shown === before.shown ? before : { source, shown }
        }),
      )
    const timer = setInterval(tick, tickMs)
    return () => clearInterval(timer)
  }, [source])
  return { ...told.shown, batonPosition: source.batonPosition }
}
