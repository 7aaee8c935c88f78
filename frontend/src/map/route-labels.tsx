import './routes.css'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { divIcon, marker } from 'leaflet'
import { useEffect } from 'react'
import { useMap } from './map-context.ts'

/** Short words beside the route, such as the number of a day. Decorative: the list says the same. */
export function RouteLabels({ labels }: { labels: readonly { text: string; position: Position }[] }) {
  const map = useMap()
  useEffect(() => {
    const written = labels.map(({ text, position }) => {
      const word = document.createElement('span')
      word.textContent = text
      word.ariaHidden = 'true'
      const icon = divIcon({ className: 'route-label', html: word, iconSize: [0, 0], iconAnchor: [0, 26] })
      return marker([position.lat, position.lon], {
        icon,
        interactive: false,
        keyboard: false,
        zIndexOffset: -500,
      }).addTo(map)
    })
    return () => {
      for (const label of written) label.remove()
    }
  }, [map, labels])
  return null
}
