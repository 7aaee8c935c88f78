import { useCallback, useState } from 'react'

const step = 80

/**
 * The first part of a long list, and more of it as whoever reads comes near its end: two thousand rows at once
 * would make every press of a key wait. Put `endRef` on an element after the last row. The list begins anew when
 * `begin` changes, such as what is searched for.
 */
export function useGrowingList<Item>(
  items: readonly Item[],
  begin: string,
): { shown: readonly Item[]; endRef: (end: HTMLElement | null) => (() => void) | undefined } {
  const [grown, setGrown] = useState({ begin, count: step })
  const count = grown.begin === begin ? grown.count : step
  const endRef = useCallback(
    (end: HTMLElement | null) => {
      if (!end) return
      const near = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) setGrown({ begin, count: count + step })
        },
        { root: scrollerOf(end), rootMargin: '800px 0px' },
      )
      near.observe(end)
      return () => near.disconnect()
    },
    [begin, count],
  )
  return { shown: items.slice(0, count), endRef }
}

/** What scrolls around an element; null when it is the page itself. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(around).overflowY)
    if (scrolls && around.scrollHeight > around.clientHeight) return around
  }
  return null
}
