import type { Bounds } from '@stafet/domain/contract/area.ts'
import { geoJSON, latLngBounds, svg } from 'leaflet'
import { useEffect } from 'react'
import type { FeatureCollection, MultiLineString, MultiPolygon } from 'geojson'
import { useMap } from './map-context.ts'
import { smoothLine } from './smooth-line.ts'

type Outline = FeatureCollection<MultiPolygon | MultiLineString, { kind: 'land' | 'coast' }>

let outline: Promise<Outline> | null = null

/** Fetched once for all maps; a failed try is not kept. */
function fetchOutline(): Promise<Outline> {
  outline ??= fetch('/land-dk.json')
    .then((answer): Promise<Outline> => {
      if (!answer.ok) throw new Error(`land-dk.json: ${answer.status}`)
      return answer.json()
    })
    .then((land) => ({ ...land, features: land.features.map(softened) }))
  outline.catch(() => (outline = null))
  return outline
}

/** The outline is coarse: seen close by, soft bends are calmer than corners that pretend to be exact. */
function softened(feature: Outline['features'][number]): Outline['features'][number] {
  const { geometry } = feature
  return geometry.type === 'MultiPolygon'
    ? {
        ...feature,
        geometry: {
          ...geometry,
          coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) => smoothLine(ring, 2))),
        },
      }
    : {
        ...feature,
        geometry: { ...geometry, coordinates: geometry.coordinates.map((line) => smoothLine(line, 2)) },
      }
}

/**
 * Denmark's land and coast beneath everything else, in the colours of the tokens. Fetched when the view first
 * reaches beyond the boxes that something else covers.
 */
export function LandOutline({ covered }: { covered: readonly Bounds[] }) {
  const map = useMap()
  useEffect(() => {
    const pane = map.getPane('ground') ?? map.createPane('ground')
    pane.classList.add('ground')
    const renderer = svg({ pane: 'ground', padding: 0.6 })
    const layer = geoJSON<Outline['features'][number]['properties'], MultiPolygon | MultiLineString>(
      undefined,
      {
        interactive: false,
        pane: 'ground',
        style: (feature) => ({
          renderer,
          className: feature?.properties.kind === 'coast' ? 'coast' : 'land',
        }),
      },
    )
    layer.addTo(map)
    let gone = false
    const isCovered = () =>
      covered.some(({ west, south, east, north }) =>
        latLngBounds([south, west], [north, east]).contains(map.getBounds()),
      )
    const fetchWhenSeen = () => {
      if (isCovered()) return
      map.off('moveend', fetchWhenSeen)
      fetchOutline().then(
        (land) => {
          if (!gone) layer.addData(land)
        },
        // Without an outline the map is plain: route and stops still stand on it, and the list says all.
        () => undefined,
      )
    }
    map.on('moveend', fetchWhenSeen)
    fetchWhenSeen()
    return () => {
      gone = true
      map.off('moveend', fetchWhenSeen)
      layer.remove()
      renderer.remove()
    }
  }, [map, covered])
  return null
}
