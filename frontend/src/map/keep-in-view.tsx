import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useEffect, useEffectEvent } from 'react'
import type { Covered } from './fit-view.tsx'
import { useMap } from './map-context.ts'
import { prefersStillness } from './stillness.ts'

/** So often it is looked where the position is. */
const lookMs = 1000
/** Nearer to the edge than this it is brought in again. */
const marginPx = 40

/** Moves the map whenever a position leaves the part that nothing covers; null = lets the map be. */
export function KeepInView({
  positionNow,
  covered,
  onMovedByHand,
}: {
  positionNow: (() => Position | null) | null
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
  useEffect(() => {
    if (!positionNow) return
    let kept: Position | null = null
    const look = () => {
      const position = positionNow()
      if (!position || (position.lat === kept?.lat && position.lon === kept.lon)) return
      kept = position
      const { top, right, bottom, left } = room()
      map.panInside([position.lat, position.lon], {
        paddingTopLeft: [left + marginPx, top + marginPx],
        paddingBottomRight: [right + marginPx, bottom + marginPx],
        animate: !prefersStillness(),
      })
    }
    look()
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [map, positionNow])
  return null
}
