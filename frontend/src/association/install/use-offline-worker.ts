import { useEffect, useState } from 'react'

/** Where volunteers' pages lie: each has a worker of its own, and no other page has one. */
type Scope = '/f/' | '/t/' | '/kode'

/**
 * Lets the page open without a connection: the worker keeps the volunteers' own pages, and no others, and only for
 * addresses under `scope`, so that nothing is stored for anybody else. True when that is so.
 *
 * A newer worker takes over as the page is opened, before anybody has pressed anything, never while it is in use.
 */
export function useOfflineWorker(scope: Scope): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    let gone = false
    void keepFiles(scope).then(
      (works) => {
        if (!gone) setReady(works)
      },
      // Refused, as in some private windows: the page works as before, with a connection.
      () => undefined,
    )
    return () => void (gone = true)
  }, [scope])
  return ready
}

const address = '/association-worker.js'

async function keepFiles(scope: Scope): Promise<boolean> {
  const known = await navigator.serviceWorker.getRegistration(scope)
  if (known?.waiting && navigator.serviceWorker.controller) {
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
      once: true,
    })
    known.waiting.postMessage({ type: 'SKIP_WAITING' })
  }
  const registration = await navigator.serviceWorker.register(address, { scope, updateViaCache: 'none' })
  if (registration.active) return true
  const arriving = registration.installing ?? registration.waiting
  if (!arriving) return false
  return new Promise((resolve) => {
    arriving.addEventListener('statechange', () => {
      if (arriving.state === 'activated') resolve(true)
      if (arriving.state === 'redundant') resolve(false)
    })
  })
}
