import type { CRS } from 'leaflet'
import { useEffect, useState } from 'react'
import { useBaseMap } from './base-map-query.ts'

/**
 * The grid that the map is drawn in when the tiles have one of their own; null for the usual web Mercator, also
 * until it is known that there is another.
 */
export function useMapGrid(): CRS | null {
  const base = useBaseMap()
  const [grid, setGrid] = useState<CRS | null>(null)
  const isDanish = base?.tiles === true && base.grid === 'EPSG:25832'
  useEffect(() => {
    if (!isDanish) return
    let gone = false
    import('./danish-grid.ts').then(
      ({ danishGrid }) => {
        if (!gone) setGrid(danishGrid)
      },
      // Without it the map has no tiles, but an outline.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [isDanish])
  return grid
}
