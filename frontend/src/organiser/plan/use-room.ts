import { useSyncExternalStore } from 'react'

const query = '(min-width: 1101px)'

/** Whether there is room for all three panes beside each other; the style sheet of the panes agrees. */
export function useRoomForPanes(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(query)
  media.addEventListener('change', onChange)
  return () => media.removeEventListener('change', onChange)
}
