import { useSyncExternalStore } from 'react'

function onScroll(changed: () => void): () => void {
  window.addEventListener('scroll', changed, { passive: true })
  return () => window.removeEventListener('scroll', changed)
}

/** Whether the sheet on a phone is drawn up by more than so many pixels: the page is what scrolls. */
export function useSheetDrawn(pixels: number): boolean {
  return useSyncExternalStore(onScroll, () => window.scrollY > pixels)
}
