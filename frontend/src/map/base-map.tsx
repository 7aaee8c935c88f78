import { baseMap } from '@stafet/domain/contract/base-map.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useQuery } from '@tanstack/react-query'
import { tileLayer } from 'leaflet'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../ui/api.ts'
import styles from './base-map.module.css'
import { LandOutline } from './land-outline.tsx'
import { useMap } from './map-context.ts'
import { PlaceNames } from './place-names.tsx'

/**
 * What lies beneath: the land's outline always, our own server's tiles above it when it has any, and the names
 * of places where it has none, so that the map is never empty.
 */
export function BaseMap({ marks }: { marks: readonly Position[] }) {
  const { t } = useTranslation('ui')
  const { data, isPending } = useQuery({
    queryKey: ['base-map'],
    queryFn: ({ signal }) => request(baseMap, 'GET', '/api/public/base-map', undefined, { signal }),
    staleTime: Infinity,
    retry: false,
  })
  const [tilesFail, setTilesFail] = useState(false)
  const drawn = !isPending && (!data?.tiles || tilesFail)
  return (
    <>
      <LandOutline />
      {data?.tiles && <Tiles onFailing={setTilesFail} />}
      {drawn && <PlaceNames marks={marks} />}
      <p className={styles.attribution}>
        {data?.tiles && !tilesFail ? data.attribution : t('map.drawnFrom')}
      </p>
    </>
  )
}

function Tiles({ onFailing }: { onFailing: (failing: boolean) => void }) {
  const map = useMap()
  useEffect(() => {
    const tiles = tileLayer('/tiles/{z}/{x}/{y}.png', { maxZoom: 18, className: 'tiles' })
    tiles.on('tileerror', () => onFailing(true))
    tiles.on('tileload', () => onFailing(false))
    tiles.addTo(map)
    return () => void tiles.remove()
  }, [map, onFailing])
  return null
}
