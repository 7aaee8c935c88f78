import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useEffect, useEffectEvent } from 'react'
import type { Covered } from './fit-view.tsx'
import { useMap } from './map-context.ts'
import { prefersStillness } from './stillness.ts'

/** Nearer to the edge than this it is brought in again. */
const marginPx = 40

/** Moves the map whenever `position` leaves the part that nothing covers; null = lets the map be. */
export function KeepInView({
  position,
  covered,
  onMovedByHand,
}: {
  position: Position | null
  covered: () => Covered
  onMovedByHand: () => void
}) {
  const map = useMap()
  const movedByHand = useEffectEvent(() => onMovedByHand())
  useEffect(() => {
    const onDrag = () => movedByHand()
    map.on('dragstart', onDrag)
    return () => void map.off('dragstart', onDrag)
  }, [map])

  const room = useEffectEvent(() => covered())
  const lat = position?.lat
  const lon = position?.lon
  useEffect(() => {
    if (lat === undefined || lon === undefined) return
    const { top, right, bottom, left } = room()
    map.panInside([lat, lon], {
      paddingTopLeft: [left + marginPx, top + marginPx],
      paddingBottomRight: [right + marginPx, bottom + marginPx],
      animate: !prefersStillness(),
    })
  }, [map, lat, lon])
  return null
}
