import { relayNow } from '@stafet/domain/progress/clock.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { currentLanguage } from '../ui/language/language.ts'
import { checkInApi } from './check-in-api.ts'
import { nameOf, type Storage } from './check-in-memory.ts'
import { openCheckIn } from './check-in-store.ts'
import { newId } from './new-id.ts'

/** How often an open page asks how things stand, and lets its own clock tick. */
const askEveryMs = 30_000

/**
 * The check-in behind a link: what is known, what waits to be sent, and the relay's own now. Asks and sends on
 * opening, when the page comes back into view, when the connection comes back, and every half minute.
 */
export function useCheckIn(key: string) {
  const [store] = useState(() =>
    openCheckIn({
      key,
      api: checkInApi(key, currentLanguage),
      storage: phoneStorage(),
      nowMs: Date.now,
      newId,
      later: (task, afterMs) => {
        const timer = setTimeout(task, afterMs)
        return () => clearTimeout(timer)
      },
    }),
  )
  const state = useSyncExternalStore(store.subscribe, store.getState)
  const [realNowMs, setRealNowMs] = useState(Date.now)

  useEffect(() => {
    const ask = (how: 'open' | 'refresh') => {
      if (document.visibilityState !== 'visible') return
      setRealNowMs(Date.now())
      void store[how]()
    }
    const open = () => ask('open')
    const comeBack = (event: PageTransitionEvent) => {
      if (event.persisted) open()
    }
    const catchUp = (event: StorageEvent) => {
      if (event.key === nameOf(key)) store.catchUp()
    }
    open()
    const timer = setInterval(() => ask('refresh'), askEveryMs)
    window.addEventListener('online', open)
    window.addEventListener('pageshow', comeBack)
    document.addEventListener('visibilitychange', open)
    window.addEventListener('storage', catchUp)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', open)
      window.removeEventListener('pageshow', comeBack)
      document.removeEventListener('visibilitychange', open)
      window.removeEventListener('storage', catchUp)
    }
  }, [store, key])

  /** An instant by this phone's clock, as the relay's clock shows it; milliseconds both. */
  const byRelayClock = (phoneMs: number) =>
    state.page ? relayNow(state.page.clock, phoneMs + state.offsetMs) : phoneMs

  return { store, state, nowMs: byRelayClock(realNowMs), byRelayClock }
}

/** Some browsers refuse the very mention of `localStorage`; then nothing is kept, and the page says so. */
function phoneStorage(): Storage {
  try {
    return window.localStorage
  } catch {
    return {
      getItem: () => null,
      setItem: () => {
        throw new Error('This browser keeps nothing')
      },
    }
  }
}
