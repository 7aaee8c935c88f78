import type { BaseMap } from '@stafet/domain/contract/base-map.ts'
import { tileLayer } from 'leaflet'
import { useEffect } from 'react'
import { useMap } from './map-context.ts'
import { useDarkness } from './use-darkness.ts'

/** The areas' own map, as pictures that the server draws; light or dark as the page is. */
export function AreaPictures({ area }: { area: NonNullable<BaseMap['area']> }) {
  const map = useMap()
  const theme = useDarkness() ? 'dark' : 'light'
  useEffect(() => {
    // New layers for another theme: one that is given another address asks for pictures of half zoom levels.
    const layers = area.bounds.map(({ west, south, east, north }) =>
      tileLayer(`/map/${area.version}/${theme}/{z}/{x}/{y}.webp`, {
        maxZoom: 18,
        className: 'area-pictures',
        bounds: [
          [south, west],
          [north, east],
        ],
      }).addTo(map),
    )
    return () => layers.forEach((layer) => layer.remove())
  }, [map, area, theme])
  return null
}
