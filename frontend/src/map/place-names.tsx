import { divIcon, layerGroup, marker } from 'leaflet'
import { useEffect } from 'react'
import { chooseNames, smallestRank } from './choose-names.ts'
import { useMap } from './map-context.ts'
import { fetchPlaces, type Place } from './places.ts'

/** Names of towns and villages, as many as fit at each zoom, for maps without tiles. */
export function PlaceNames() {
  const map = useMap()
  useEffect(() => {
    const pane = map.getPane('names') ?? map.createPane('names')
    pane.classList.add('names')
    const names = layerGroup().addTo(map)
    let known: Place[] = []
    const write = () => {
      const size = map.getSize()
      const atLeast = smallestRank(map.getZoom())
      const candidates = known
        .filter(({ inhabitants }) => inhabitants >= atLeast)
        .map(({ name, lat, lon, inhabitants }) => {
          const { x, y } = map.latLngToContainerPoint([lat, lon])
          return { name, x, y, rank: inhabitants, lat, lon }
        })
      const shown = new Set(chooseNames(candidates, { width: size.x, height: size.y }, 60))
      names.clearLayers()
      for (const place of candidates.filter((candidate) => shown.has(candidate))) {
        const icon = divIcon({ className: nameClass(place.rank), html: named(place.name), iconSize: [0, 0] })
        marker([place.lat, place.lon], { icon, pane: 'names', interactive: false, keyboard: false }).addTo(
          names,
        )
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
  }, [map])
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
