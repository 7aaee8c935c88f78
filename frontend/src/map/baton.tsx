import './baton.css'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { divIcon, marker } from 'leaflet'
import { useEffect, useEffectEvent } from 'react'
import { useMap } from './map-context.ts'
import { prefersStillness } from './stillness.ts'

/** After this long the baton has come about two thirds of the way to where it is said to be. */
const glideMs = 280
/** Further than this it does not glide: it is set down at its place. */
const jumpDegrees = 0.2

/**
 * The depeche on the map, its halo breathing. `positionNow` is asked at each frame and the baton glides after
 * it, so that news from the log never makes it jump. Under reduced motion it is set anew once a second instead.
 */
export function Baton({
  positionNow,
  onSelect,
}: {
  positionNow: () => Position | null
  onSelect?: () => void
}) {
  const map = useMap()
  const ask = useEffectEvent(() => positionNow())
  const select = useEffectEvent(() => onSelect?.())

  useEffect(() => {
    const icon = divIcon({ className: 'baton', html: batonPicture(), iconSize: [44, 44] })
    let shown = ask()
    const baton = marker(shown ? [shown.lat, shown.lon] : map.getCenter(), {
      icon,
      keyboard: false,
      zIndexOffset: 4000,
      opacity: shown ? 1 : 0,
    })
    baton.on('click', () => select())
    baton.addTo(map)
    // Everything that the baton tells stands in the list, where the keyboard and screen readers find it.
    const element = baton.getElement()
    if (element) {
      element.ariaHidden = 'true'
      // As for the stops: Leaflet's own pointer costs too much.
      element.classList.remove('leaflet-interactive')
    }

    let zooming = false
    const onZoomStart = () => (zooming = true)
    const onZoomEnd = () => (zooming = false)
    map.on('zoomanim', onZoomStart)
    map.on('zoomend', onZoomEnd)

    const place = (next: Position | null) => {
      shown = next
      baton.setOpacity(next ? 1 : 0)
      if (next) baton.setLatLng([next.lat, next.lon])
    }
    let frame = 0
    let lastMs = performance.now()
    const move = (nowMs: number) => {
      frame = requestAnimationFrame(move)
      const share = 1 - Math.exp(-(nowMs - lastMs) / glideMs)
      lastMs = nowMs
      if (zooming) return
      const pixel = 360 / (256 * 2 ** map.getZoom())
      const next = glided(shown, ask(), share, pixel / 2)
      if (next?.lat !== shown?.lat || next?.lon !== shown?.lon) place(next)
    }
    const still = prefersStillness() ? setInterval(() => place(ask()), 1000) : undefined
    if (still === undefined) frame = requestAnimationFrame(move)
    return () => {
      cancelAnimationFrame(frame)
      clearInterval(still)
      map.off('zoomanim', onZoomStart)
      map.off('zoomend', onZoomEnd)
      baton.remove()
    }
  }, [map])
  return null
}

/** A share of the way from where the baton is shown to where it is; stays where nobody would see the difference. */
function glided(
  shown: Position | null,
  target: Position | null,
  share: number,
  leastDegrees: number,
): Position | null {
  if (!shown || !target) return target
  const lat = target.lat - shown.lat
  const lon = target.lon - shown.lon
  const away = Math.hypot(lat, lon)
  if (away > jumpDegrees) return target
  if (away < leastDegrees) return shown
  return { lat: shown.lat + lat * share, lon: shown.lon + lon * share }
}

const svgNamespace = 'http://www.w3.org/2000/svg'

/** The rolled letter with its ribbon on a red disc, and the halo around it. */
function batonPicture(): HTMLElement {
  const picture = document.createElement('span')
  const halo = document.createElement('span')
  halo.className = 'baton-halo'
  const disc = document.createElement('span')
  disc.className = 'baton-disc'
  const drawing = document.createElementNS(svgNamespace, 'svg')
  drawing.setAttribute('viewBox', '0 0 24 24')
  const letter = document.createElementNS(svgNamespace, 'path')
  letter.setAttribute('transform', 'rotate(-24 12 12)')
  letter.setAttribute(
    'd',
    'M4.500 8h15a1.800 4 0 0 1 0 8h-15a1.800 4 0 0 1 0-8a1.800 4 0 0 1 0 8M12 8v8M10.300 16v4.200l1.700-1.500 1.700 1.500V16',
  )
  drawing.append(letter)
  disc.append(drawing)
  picture.append(halo, disc)
  return picture
}
