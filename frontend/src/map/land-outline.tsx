import { geoJSON, svg } from 'leaflet'
import { useEffect } from 'react'
import type { FeatureCollection } from 'geojson'
import { useMap } from './map-context.ts'

let outline: Promise<FeatureCollection> | null = null

/** Fetched once for all maps; a failed try is not kept. */
function fetchOutline(): Promise<FeatureCollection> {
  outline ??= fetch('/land-dk.json').then((answer) => {
    if (!answer.ok) throw new Error(`land-dk.json: ${answer.status}`)
    return answer.json()
  })
  outline.catch(() => (outline = null))
  return outline
}

/** Denmark's land and coast beneath everything else, in the colours of the tokens. */
export function LandOutline() {
  const map = useMap()
  useEffect(() => {
    const pane = map.getPane('ground') ?? map.createPane('ground')
    pane.classList.add('ground')
    const renderer = svg({ pane: 'ground', padding: 0.6 })
    const layer = geoJSON(undefined, {
      interactive: false,
      pane: 'ground',
      style: (feature) => ({ renderer, className: feature?.properties?.kind === 'coast' ? 'coast' : 'land' }),
    })
    layer.addTo(map)
    let gone = false
    fetchOutline().then(
      (land) => {
        if (!gone) layer.addData(land)
      },
      // Without an outline the map is plain: route and stops still stand on it, and the list says all.
      () => undefined,
    )
    return () => {
      gone = true
      layer.remove()
      renderer.remove()
    }
  }, [map])
  return null
}
