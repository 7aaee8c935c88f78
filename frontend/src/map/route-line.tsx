import './routes.css'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { polyline, type LatLngExpression, type Polyline } from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from './map-context.ts'

/** `done` behind the baton, `now` the leg under way, `today` still ahead, `other` another day's. */
export type RouteKind = 'done' | 'now' | 'today' | 'other'

type Lines = readonly (readonly Position[])[]

/** All legs of one kind as one drawing, drawn anew when it has other legs than before. */
export function RouteLine({ kind, lines }: { kind: RouteKind; lines: Lines }) {
  const map = useMap()
  const drawn = useRef<{ layers: Polyline[]; lines: Lines }>({ layers: [], lines: [] })
  useEffect(() => {
    const common = { interactive: false, smoothFactor: 1.2 }
    const layers = [
      polyline([], { ...common, className: `route route-casing route-casing-${kind}` }),
      polyline([], { ...common, className: `route route-${kind}` }),
    ]
    for (const layer of layers) layer.addTo(map)
    if (kind === 'other') for (const layer of layers.toReversed()) layer.bringToBack()
    drawn.current = { layers, lines: [] }
    return () => {
      for (const layer of layers) layer.remove()
    }
  }, [map, kind])
  useEffect(() => {
    const { layers, lines: before } = drawn.current
    if (lines.length === before.length && lines.every((line, at) => line === before[at])) return
    drawn.current.lines = lines
    const points = lines.map((line) => line.map(({ lat, lon }): LatLngExpression => [lat, lon]))
    for (const layer of layers) layer.setLatLngs(points)
  }, [map, kind, lines])
  return null
}
