import type { BaseMap } from '@stafet/domain/contract/base-map.ts'
import { tileLayer } from 'leaflet'
import { useEffect } from 'react'
import { useMap } from './map-context.ts'

/** The areas' own map, as pictures that the server draws; light or dark as the page is. */
export function AreaPictures({ area }: { area: NonNullable<BaseMap['area']> }) {
  const map = useMap()
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const address = () => `/map/${area.version}/${dark.matches ? 'dark' : 'light'}/{z}/{x}/{y}.webp`
    const layers = area.bounds.map(({ west, south, east, north }) =>
      tileLayer(address(), {
        maxZoom: 18,
        bounds: [
          [south, west],
          [north, east],
        ],
      }).addTo(map),
    )
    const change = () => layers.forEach((layer) => layer.setUrl(address()))
    dark.addEventListener('change', change)
    return () => {
      dark.removeEventListener('change', change)
      layers.forEach((layer) => layer.remove())
    }
  }, [map, area])
  return null
}
