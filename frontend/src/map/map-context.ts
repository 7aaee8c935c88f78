import { createContext, use } from 'react'
import type { Map as LeafletMap } from 'leaflet'

/** From this zoom on stops carry their numbers. */
export const closeZoom = 12

export const MapContext = createContext<LeafletMap | null>(null)

/** The Leaflet map that this part is drawn on. Only parts inside a `MapFrame` may ask. */
export function useMap(): LeafletMap {
  const map = use(MapContext)
  if (!map) throw new Error('A part of a map stands outside of its MapFrame')
  return map
}
