import { useEffect, useState, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { openCarrying, type Carrying, type CarryingApi } from './carrying.ts'
import { indexedShelf, memoryShelf } from './point-shelf.ts'

/** Why the phone does not tell where it is. */
type Refusal = 'denied' | 'no-position' | 'unsupported'

/** The tracker in this phone's browser: on or off, what has been sent, and why it may not work. */
export function useCarrying(key: string) {
  const [carrying] = useState(() => onPhone(key))
  const state = useSyncExternalStore(carrying.subscribe, carrying.getState)
  const [on, setOn] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  useEffect(() => {
    const flush = () => {
      if (document.visibilityState === 'visible') void carrying.flush()
    }
    flush()
    window.addEventListener('online', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', flush)
    }
  }, [carrying])

  useEffect(() => {
    if (!on) return
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        setRefusal(null)
        void carrying.take({
          lat: coords.latitude,
          lon: coords.longitude,
          accuracyM: coords.accuracy,
          speedMps: coords.speed,
          // Not the time that came along: some phones take it from the satellites, others from their own clock.
          atMs: Date.now(),
        })
      },
      ({ code, PERMISSION_DENIED }) => {
        setRefusal(code === PERMISSION_DENIED ? 'denied' : 'no-position')
        if (code === PERMISSION_DENIED) setOn(false)
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: 60_000 },
    )
    const letSleep = keepAwake()
    return () => {
      navigator.geolocation.clearWatch(watch)
      letSleep()
      void carrying.flush()
    }
  }, [on, carrying])

  return {
    state,
    on,
    refusal,
    toggle() {
      setRefusal(null)
      if (!('geolocation' in navigator)) setRefusal('unsupported')
      else setOn(!on)
    },
  }
}

/** A browser tells no position while the screen sleeps. Gives back how to let it; a phone may refuse. */
function keepAwake(): () => void {
  let held: WakeLockSentinel | null = null
  let over = false
  const hold = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    navigator.wakeLock.request('screen').then(
      (lock) => {
        held = lock
        if (over) void lock.release()
      },
      () => undefined,
    )
  }
  hold()
  document.addEventListener('visibilitychange', hold)
  return () => {
    over = true
    document.removeEventListener('visibilitychange', hold)
    void held?.release()
  }
}

function onPhone(key: string): Carrying {
  const api: CarryingApi = {
    async serverNowMs() {
      try {
        const answer = await fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(15_000) })
        const date = Date.parse(answer.headers.get('date') ?? '')
        return Number.isNaN(date) ? null : date
      } catch {
        return null
      }
    },
    async send(message) {
      const outcome = await ask(
        '/api/track/overland',
        {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify(message),
          keepalive: true,
        },
        z.object({ result: z.literal('ok') }),
      )
      return outcome.kind === 'answered' ? 'taken' : outcome.kind === 'refused' ? 'unknown-link' : 'no-answer'
    },
  }
  return openCarrying({
    api,
    shelf: indexedShelf(key),
    spare: memoryShelf(),
    nowMs: Date.now,
    later: (task, afterMs) => {
      const timer = setTimeout(task, afterMs)
      return () => clearTimeout(timer)
    },
  })
}
