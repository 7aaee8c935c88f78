import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { currentLanguage } from '../ui/language/language.ts'
import { checkInApi } from './check-in-api.ts'
import { openCheckIn, type CheckInStore } from './check-in-store.ts'
import { indexedStore } from './indexed-store.ts'
import { newId } from '../ui/new-id.ts'
import { byRelayClock } from './remembered.ts'
import type { OldStorage } from './take-over.ts'

/** How often an open page asks how things stand, and lets its own clock tick. */
const askEveryMs = 30_000

/**
 * The check-in behind a link: what is known, what waits to be sent, and the relay's own now. Asks and sends on
 * opening, when the page comes back into view, when the connection comes back, and every half minute.
 */
export function useCheckIn(key: string) {
  const [store] = useState(() => openOnPhone(key))
  const state = useSyncExternalStore(store.subscribe, store.getState)
  const [realNowMs, setRealNowMs] = useState(Date.now)

  const ask = useEffectEvent((how: 'open' | 'refresh') => {
    if (document.visibilityState !== 'visible') return
    setRealNowMs(Date.now())
    void store[how]()
  })
  useEffect(() => {
    const open = () => ask('open')
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) open()
    }
    open()
    const timer = setInterval(() => ask('refresh'), askEveryMs)
    window.addEventListener('online', open)
    window.addEventListener('offline', store.hearNoConnection)
    window.addEventListener('pageshow', comeBack)
    document.addEventListener('visibilitychange', open)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', open)
      window.removeEventListener('offline', store.hearNoConnection)
      window.removeEventListener('pageshow', comeBack)
      document.removeEventListener('visibilitychange', open)
    }
  }, [store])

  const keepsSomething = state.outbox.length > 0 || state.photos.length > 0
  useEffect(() => {
    // Asks the phone not to throw away what was pressed when room gets short. It may say no; nothing to do then.
    if (keepsSomething) void navigator.storage?.persist?.().catch(() => false)
  }, [keepsSomething])

  /** An instant by this phone's clock, as the relay's clock shows it; milliseconds both. */
  const toRelayClock = (phoneMs: number) => byRelayClock(state, phoneMs)

  return { store, state, nowMs: toRelayClock(realNowMs), byRelayClock: toRelayClock }
}

export type CheckIn = ReturnType<typeof useCheckIn>

function openOnPhone(key: string): CheckInStore {
  const opened = openCheckIn({
    api: checkInApi(key, currentLanguage),
    store: indexedStore(key, () => void opened.catchUp(), oldStorage()),
    nowMs: Date.now,
    newId,
    later: (task, afterMs) => {
      const timer = setTimeout(task, afterMs)
      return () => clearTimeout(timer)
    },
  })
  return opened
}

/** Some browsers refuse the very mention of `localStorage`; then nothing was kept there either. */
function oldStorage(): OldStorage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
