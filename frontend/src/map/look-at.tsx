import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useEffect } from 'react'
import { useMap } from './map-context.ts'
import { prefersStillness } from './stillness.ts'

/** Moves the map to a place, once for each `target` that is a new object. */
export function LookAt({ target }: { target: { place: Position; zoom: number } | null }) {
  const map = useMap()
  useEffect(() => {
    if (!target) return
    const { place, zoom } = target
    map.setView([place.lat, place.lon], zoom, { animate: !prefersStillness() })
  }, [map, target])
  return null
}
