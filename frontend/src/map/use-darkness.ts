import { useSyncExternalStore } from 'react'

const dark = () => matchMedia('(prefers-color-scheme: dark)')

function onChange(tell: () => void): () => void {
  const query = dark()
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Whether the page is shown in dark colours, also when that changes. */
export function useDarkness(): boolean {
  return useSyncExternalStore(onChange, () => dark().matches)
}
