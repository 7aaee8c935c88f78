import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { BaseMap as BaseMapInfo } from '@stafet/domain/contract/base-map.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { CRS, tileLayer } from 'leaflet'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaPictures } from './area-pictures.tsx'
import { useBaseMap } from './base-map-query.ts'
import styles from './base-map.module.css'
import { GRID_ZOOM_OFFSET } from './grid-zoom.ts'
import { LandOutline } from './land-outline.tsx'
import { useMap } from './map-context.ts'
import { PlaceNames } from './place-names.tsx'

const nowhere: readonly Bounds[] = []

/**
 * What lies beneath: the land's outline, so that the map is never empty; above it the areas' own map, or
 * else a tile service's. Tiles carry their own names; otherwise we write them.
 */
export function BaseMap({ marks }: { marks: readonly Position[] }) {
  const { t } = useTranslation('ui')
  const base = useBaseMap()
  const [tilesFail, setTilesFail] = useState(false)
  const area = base?.area ?? null
  const hasTiles = base?.tiles === true && !tilesFail
  return (
    <>
      {base !== undefined && <LandOutline covered={area?.bounds ?? nowhere} />}
      {area && <AreaPictures area={area} />}
      {base?.tiles && <Tiles grid={base.grid} onFailing={setTilesFail} />}
      {base !== undefined && !hasTiles && <PlaceNames area={area} marks={marks} />}
      <p className={styles.attribution}>
        {hasTiles ? base.attribution : [area?.attribution, t('map.drawnFrom')].filter(Boolean).join(' · ')}
      </p>
    </>
  )
}

function Tiles({ grid, onFailing }: { grid: BaseMapInfo['grid']; onFailing: (failing: boolean) => void }) {
  const map = useMap()
  useEffect(() => {
    // The map is made anew as soon as the grid's own projection is there.
    const fits = (grid === 'web-mercator') === (map.options.crs === CRS.EPSG3857)
    if (!fits) return
    const tiles = tileLayer('/tiles/{z}/{x}/{y}', {
      maxZoom: 18,
      className: 'tiles',
      zoomOffset: grid === 'web-mercator' ? 0 : GRID_ZOOM_OFFSET,
    })
    tiles.on('tileerror', () => onFailing(true))
    tiles.on('tileload', () => onFailing(false))
    tiles.addTo(map)
    return () => void tiles.remove()
  }, [map, grid, onFailing])
  return null
}
