import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useEffect, useEffectEvent } from 'react'
import { useMap } from './map-context.ts'
import { prefersStillness } from './stillness.ts'

/** Moves the map to a place whenever it is another one (another object), and at first. */
export function LookAt({ place, zoom }: { place: Position | null; zoom: number }) {
  const map = useMap()
  const look = useEffectEvent(({ lat, lon }: Position) =>
    map.setView([lat, lon], zoom, { animate: !prefersStillness() }),
  )
  useEffect(() => {
    if (place) look(place)
  }, [map, place])
  return null
}
