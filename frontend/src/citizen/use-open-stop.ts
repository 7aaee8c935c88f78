import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'

/**
 * Which stop's story is open, kept in the address as `?stop=` so that it can be shared and the browser's back
 * closes it. Closing brings the list back to where it was, and the focus to the row that was opened.
 */
export function useOpenStop(): { openId: string | null; open: (id: string) => void; close: () => void } {
  const [search] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  const openId = search.get('stop')
  const left = useRef<{ scrollY: number; id: string } | null>(null)
  const before = useRef(openId)

  const go = useCallback(
    (id: string | null, replace: boolean) => {
      const next = new URLSearchParams(location.search)
      if (id === null) next.delete('stop')
      else next.set('stop', id)
      const state = { fromList: true }
      void navigate({ search: next.toString() }, { replace, state, preventScrollReset: true })
    },
    [location.search, navigate],
  )

  useLayoutEffect(() => {
    if (before.current === null && openId !== null) {
      // Seen from a list drawn far up, the story begins with the map still in sight.
      window.scrollTo(0, Math.min(window.scrollY, window.innerHeight * 0.12))
    }
    if (before.current !== null && openId === null && left.current) {
      window.scrollTo(0, left.current.scrollY)
    }
  }, [openId])

  useEffect(() => {
    const was = before.current
    before.current = openId
    if (was !== null && openId === null) {
      document
        .querySelector<HTMLElement>(`[data-stop="${left.current?.id ?? was}"]`)
        ?.focus({ preventScroll: true })
      left.current = null
    }
  }, [openId])

  return {
    openId,
    open: useCallback(
      (id) => {
        if (openId === null) left.current = { scrollY: window.scrollY, id }
        go(id, openId !== null)
      },
      [openId, go],
    ),
    close: () => {
      const state: unknown = location.state
      const fromList = typeof state === 'object' && state !== null && 'fromList' in state
      if (fromList) void navigate(-1)
      else go(null, true)
    },
  }
}
