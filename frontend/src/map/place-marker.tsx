import './place-marker.css'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { divIcon, DomEvent, marker, type LatLng, type LeafletMouseEvent, type Marker } from 'leaflet'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useMap } from './map-context.ts'

/** How far an arrow key moves the mark, in pixels; with Shift ten times as far. */
const stepPx = 4

/** A mark that can be dragged, moved by arrow keys, or set by a click on the map. */
export function PlaceMarker({
  place,
  name,
  onMove,
}: {
  place: Position | null
  name: string
  onMove: (place: Position) => void
}) {
  const map = useMap()
  const mark = useRef<Marker | null>(null)
  const moved = useEffectEvent(({ lat, lng }: LatLng) => onMove({ lat: rounded(lat), lon: rounded(lng) }))

  useEffect(() => {
    const onClick = (event: LeafletMouseEvent) => moved(event.latlng)
    map.on('click', onClick)
    return () => void map.off('click', onClick)
  }, [map])

  const set = place !== null
  useEffect(() => {
    if (!set) return
    const icon = divIcon({
      className: 'place-mark',
      html: document.createElement('span'),
      iconSize: [44, 44],
      iconAnchor: [22, 40],
    })
    const added = marker(map.getCenter(), { icon, draggable: true, alt: name, title: name }).addTo(map)
    mark.current = added
    added.on('dragend', () => moved(added.getLatLng()))
    const element = added.getElement()
    if (element) element.ariaLabel = name
    const onKey = (event: KeyboardEvent) => {
      const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key]
      if (!way) return
      DomEvent.stop(event)
      const far = event.shiftKey ? stepPx * 10 : stepPx
      const from = map.latLngToContainerPoint(added.getLatLng())
      moved(map.containerPointToLatLng([from.x + (way[0] ?? 0) * far, from.y + (way[1] ?? 0) * far]))
    }
    element?.addEventListener('keydown', onKey)
    return () => {
      added.remove()
      mark.current = null
    }
  }, [map, set, name])

  useEffect(() => {
    if (!place || !mark.current) return
    mark.current.setLatLng([place.lat, place.lon])
    map.panInside([place.lat, place.lon], { padding: [40, 60] })
  }, [map, set, place])
  return null
}

/** To about a metre: more would pretend. */
function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000
}
