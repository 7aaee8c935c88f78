import type { Position } from '@stafet/domain/contract/primitives.ts'
import { latLngBounds, type Point, type ResizeEvent } from 'leaflet'
import { useEffect, useEffectEvent } from 'react'
import { useMap } from './map-context.ts'
import { prefersStillness } from './stillness.ts'

/** Room in pixels that something else covers, such as a sheet. */
export interface Covered {
  top: number
  right: number
  bottom: number
  left: number
}

/**
 * Moves the map so that all `places` are seen clear of what covers it; again whenever `when` changes, and at
 * first, which for a map on a hidden tab is when it is shown. What moved the map otherwise stays undone until then.
 */
export function FitView({
  places,
  when,
  covered,
  maxZoom = 15,
}: {
  places: readonly Position[]
  when: string
  covered: () => Covered
  maxZoom?: number
}) {
  const map = useMap()
  const fit = useEffectEvent((animate: boolean) => {
    if (places.length === 0 || isHidden(map.getSize())) return
    const { top, right, bottom, left } = covered()
    map.fitBounds(latLngBounds(places.map(({ lat, lon }) => [lat, lon])), {
      paddingTopLeft: [left, top],
      paddingBottomRight: [right, bottom],
      maxZoom,
      animate: animate && !prefersStillness(),
    })
  })
  useEffect(() => {
    const onResize = ({ oldSize }: ResizeEvent) => isHidden(oldSize) && fit(false)
    map.on('resize', onResize)
    fit(false)
    return () => void map.off('resize', onResize)
  }, [map])
  useEffect(() => fit(true), [when])
  return null
}

/** Nothing fits into a map that is not on screen, and what is tried all the same leads it astray. */
function isHidden(size: Point): boolean {
  return size.x === 0 || size.y === 0
}
