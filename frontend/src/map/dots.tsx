import type { Position } from '@stafet/domain/contract/primitives.ts'
import { canvas, circleMarker, layerGroup } from 'leaflet'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { useMap } from './map-context.ts'

/** A place drawn as a dot; `name` is shown to a pointer. */
export interface Dot {
  id: string
  name: string
  position: Position
  look: 'chosen' | 'free' | 'taken'
}

const paneName = 'dots'

/** Thousands of places as dots. For a pointer only: whoever uses it has the same in a list beside the map. */
export function Dots({ dots, onPress }: { dots: readonly Dot[]; onPress: (id: string) => void }) {
  const map = useMap()
  const dark = useDarkScheme()
  const pressed = useEffectEvent((id: string) => onPress(id))
  useEffect(() => {
    const colours = getComputedStyle(map.getContainer())
    const colour = (token: string): string => colours.getPropertyValue(token).trim()
    const looks = {
      chosen: { radius: 8, color: colour('--card'), fillColor: colour('--fjord'), fillOpacity: 1, weight: 2 },
      free: { radius: 6, color: colour('--fjord'), fillColor: colour('--card'), fillOpacity: 1, weight: 2 },
      taken: {
        radius: 5,
        color: colour('--card'),
        fillColor: colour('--ink-soft'),
        fillOpacity: 1,
        weight: 1,
      },
    }
    // Above routes, which would hide whoever is on their way along them; below marks with names.
    const pane = map.getPane(paneName) ?? map.createPane(paneName)
    pane.style.zIndex = '450'
    const renderer = canvas({ padding: 0.3, tolerance: 6, pane: paneName })
    const layer = layerGroup(
      dots.map(({ id, name, position: { lat, lon }, look }) =>
        circleMarker([lat, lon], { ...looks[look], renderer, bubblingMouseEvents: false })
          .bindTooltip(name, { direction: 'top' })
          .on('click', () => pressed(id)),
      ),
    ).addTo(map)
    return () => {
      layer.remove()
      renderer.remove()
    }
    // What is drawn on a canvas keeps the colours it was drawn with.
  }, [map, dots, dark])
  return null
}

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)')

function useDarkScheme(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      darkScheme.addEventListener('change', onChange)
      return () => darkScheme.removeEventListener('change', onChange)
    },
    () => darkScheme.matches,
  )
}
