import type { Position } from '@stafet/domain/contract/primitives.ts'
import { divIcon, layerGroup, marker } from 'leaflet'
import { useEffect } from 'react'
import { chooseNames, smallestRank } from './choose-names.ts'
import { useMap } from './map-context.ts'
import { fetchPlaces, type Place } from './places.ts'

/** As many names as can be read at once. */
const mostNames = 60

/** Names of towns and villages, as many as fit at each zoom, for maps without tiles. They step aside for `marks`. */
export function PlaceNames({ marks }: { marks: readonly Position[] }) {
  const map = useMap()
  useEffect(() => {
    const pane = map.getPane('names') ?? map.createPane('names')
    pane.classList.add('names')
    const names = layerGroup().addTo(map)
    let known: Place[] = []
    const inPixels = ({ lat, lon }: Position) => map.latLngToContainerPoint([lat, lon])
    const write = () => {
      const atLeast = smallestRank(map.getZoom())
      const { x: width, y: height } = map.getSize()
      const candidates = known
        .filter(({ inhabitants }) => inhabitants >= atLeast)
        .map((place) => {
          const { x, y } = inPixels(place)
          return { ...place, x, y, rank: place.inhabitants }
        })
      names.clearLayers()
      const chosen = chooseNames(candidates, { width, height }, mostNames, marks.map(inPixels))
      for (const { candidate, dx, dy } of chosen) {
        const icon = divIcon({
          className: nameClass(candidate.rank),
          html: named(candidate.name),
          iconSize: [0, 0],
          iconAnchor: [-dx, -dy],
        })
        const options = { icon, pane: 'names', interactive: false, keyboard: false }
        marker([candidate.lat, candidate.lon], options).addTo(names)
      }
    }
    map.on('moveend', write)
    fetchPlaces().then(
      (list) => {
        known = list
        write()
      },
      // Names are a help, not the content: the stops stand on the map without them.
      () => undefined,
    )
    return () => {
      known = []
      map.off('moveend', write)
      names.remove()
    }
  }, [map, marks])
  return null
}

function nameClass(inhabitants: number): string {
  if (inhabitants >= 20_000) return 'place city'
  return inhabitants >= 2_000 ? 'place town' : 'place village'
}

function named(name: string): HTMLElement {
  const text = document.createElement('span')
  text.textContent = name
  text.ariaHidden = 'true'
  return text
}
