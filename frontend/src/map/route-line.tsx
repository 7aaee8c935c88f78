import './routes.css'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { polyline, type LatLngExpression } from 'leaflet'
import { useEffect } from 'react'
import { useMap } from './map-context.ts'

/** `done` behind the baton, `now` the leg under way, `today` still ahead, `other` another day's. */
export type RouteKind = 'done' | 'now' | 'today' | 'other'

/** All legs of one kind as one drawing. Give the same array for the same lines: a new one is drawn anew. */
export function RouteLine({ kind, lines }: { kind: RouteKind; lines: readonly (readonly Position[])[] }) {
  const map = useMap()
  useEffect(() => {
    const points = lines.map((line) => line.map(({ lat, lon }): LatLngExpression => [lat, lon]))
    const common = { interactive: false, smoothFactor: 1.2 }
    const layers = [
      polyline(points, { ...common, className: `route route-casing route-casing-${kind}` }),
      polyline(points, { ...common, className: `route route-${kind}` }),
    ]
    for (const layer of layers) layer.addTo(map)
    if (kind === 'other') for (const layer of layers.toReversed()) layer.bringToBack()
    return () => {
      for (const layer of layers) layer.remove()
    }
  }, [map, kind, lines])
  return null
}
