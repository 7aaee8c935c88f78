import './stops.css'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMap } from './map-context.ts'
import { StopLayer } from './stop-layer.ts'

/** A stop as the map draws it. */
export interface MapStop {
  id: string
  /** From 1, through all the days. */
  number: number
  name: string
  position: Position
  /** `skipped`: the baton will not come to it. */
  state: 'done' | 'now' | 'next' | 'to-come' | 'skipped'
  /** Held online: a dashed ring. */
  virtual?: boolean
  /** Of another day than the one shown: stands back. */
  otherDay?: boolean
}

/**
 * The stops as marks on the map: with their numbers close by, gathered from afar. One mark takes part in the tab
 * order; from there the arrow keys go along the route and Enter chooses.
 */
export function StopMarkers({
  stops,
  selectedId,
  onSelect,
}: {
  stops: readonly MapStop[]
  selectedId: string | null
  onSelect: (id: string) => void
}) {
  const map = useMap()
  const { t } = useTranslation('ui')
  const layer = useRef<StopLayer | null>(null)
  const select = useEffectEvent((id: string) => onSelect(id))
  const nameOf = useEffectEvent((stops: readonly MapStop[]) => {
    const [stop] = stops
    if (!stop) return ''
    return stops.length === 1
      ? t('map.stop', { number: stop.number, name: stop.name })
      : t('map.stops', { count: stops.length })
  })

  useEffect(() => {
    const made = new StopLayer(
      map,
      (id) => select(id),
      (stops) => nameOf(stops),
    )
    layer.current = made
    return () => made.remove()
  }, [map])

  useEffect(() => {
    layer.current?.show(stops, selectedId)
  }, [map, stops, selectedId])
  return null
}
