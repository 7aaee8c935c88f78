import 'leaflet/dist/leaflet.css'
import './ground.css'
import { Minus, Plus } from 'lucide-react'
import { Map as LeafletMap } from 'leaflet'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { BaseMap } from './base-map.tsx'
import { closeZoom, MapContext } from './map-context.ts'
import { useMapGrid } from './map-grid.ts'
import styles from './map-frame.module.css'

const noMarks: readonly Position[] = []

const denmark: [[number, number], [number, number]] = [
  [54.6, 8.1],
  [57.7, 12.9],
]

/**
 * Owns one Leaflet map with the base map beneath; what lies on it are its children (`RouteLine`, `StopMarkers`,
 * `Baton`, `FitView`, …). Fills the element that holds it. `controls` are placed with the zoom buttons.
 */
export function MapFrame({
  label,
  centre,
  zoom = 13,
  marks = noMarks,
  controls,
  children,
}: {
  /** What this map shows, for those who do not see it. */
  label: string
  /** Where to begin; all of Denmark when left out. */
  centre?: Position
  zoom?: number
  /** Where marks stand: names of places step aside for them. The same array for the same marks. */
  marks?: readonly Position[]
  controls?: ReactNode
  children?: ReactNode
}) {
  const { t } = useTranslation('ui')
  const element = useRef<HTMLDivElement>(null)
  const begin = useRef({ centre, zoom })
  const [map, setMap] = useState<LeafletMap | null>(null)
  const grid = useMapGrid()

  useEffect(() => {
    if (!element.current) return
    const made = new LeafletMap(element.current, {
      zoomControl: false,
      attributionControl: false,
      // Half steps let a route fill a small map; the buttons still go by whole ones.
      zoomSnap: 0.5,
      minZoom: 6,
      maxZoom: 18,
      ...(grid && { crs: grid }),
    })
    const start = begin.current
    if (start.centre) made.setView([start.centre.lat, start.centre.lon], start.zoom)
    else made.fitBounds(denmark)
    const markDistance = () => made.getContainer().classList.toggle('close', made.getZoom() >= closeZoom)
    made.on('zoomend', markDistance)
    markDistance()
    // Leaflet ends a zoom by a timer that it doesn't stop when its map goes, and then fails on what is gone.
    let zooming = false
    made.on('zoomanim', () => (zooming = true))
    made.on('zoomend', () => (zooming = false))
    const resized = new ResizeObserver(() => made.invalidateSize({ animate: false }))
    resized.observe(element.current)
    setMap(made)
    return () => {
      resized.disconnect()
      if (zooming) made.once('zoomend', () => made.remove())
      else made.remove()
      setMap(null)
    }
  }, [grid])

  return (
    <section className={styles.frame} aria-label={label}>
      <div ref={element} className={styles.map} role="group" aria-label={t('map.surface')} />
      {map && (
        <MapContext value={map}>
          <BaseMap marks={marks} />
          {children}
          <div className={styles.controls}>
            {controls}
            <div className={styles.zoom}>
              <button type="button" aria-label={t('map.zoomIn')} onClick={() => map.zoomIn()}>
                <Plus size={20} aria-hidden />
              </button>
              <button type="button" aria-label={t('map.zoomOut')} onClick={() => map.zoomOut()}>
                <Minus size={20} aria-hidden />
              </button>
            </div>
          </div>
        </MapContext>
      )}
    </section>
  )
}
