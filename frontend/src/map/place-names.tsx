import './place-names.css'
import type { BaseMap } from '@stafet/domain/contract/base-map.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { divIcon, layerGroup, marker, type Marker } from 'leaflet'
import { useEffect } from 'react'
import { chooseNames } from './choose-names.ts'
import { fetchNames } from './fetch-names.ts'
import { useMap } from './map-context.ts'
import { cityRank, smallestRank, townRank, villageRank, type WrittenName } from './written-names.ts'

/** As many names as can be read at once. */
const mostNames = 60

/** Names of towns and villages, as many as fit at each zoom. They step aside for `marks`. */
export function PlaceNames({ area, marks }: { area: BaseMap['area']; marks: readonly Position[] }) {
  const map = useMap()
  useEffect(() => {
    const pane = map.getPane('names') ?? map.createPane('names')
    pane.classList.add('names')
    const names = layerGroup().addTo(map)
    let known: WrittenName[] = []
    /** What is written, by what would be written the same. */
    let written = new Map<string, Marker>()
    let soon: number | undefined
    let gone = false
    const inPixels = ({ lat, lon }: Position) => map.latLngToContainerPoint([lat, lon])
    const write = () => {
      const atLeast = smallestRank(map.getZoom())
      const { x: width, y: height } = map.getSize()
      const candidates = known
        .filter(({ rank }) => rank >= atLeast)
        .map((place) => {
          const { x, y } = inPixels(place)
          return { ...place, x, y }
        })
      const before = written
      written = new Map()
      const chosen = chooseNames(candidates, { width, height }, mostNames, marks.map(inPixels))
      for (const { candidate, dx, dy } of chosen) {
        const key = [candidate.name, candidate.lat, candidate.lon, dx, dy].join()
        const stays = before.get(key)
        before.delete(key)
        written.set(key, stays ?? nameMark(candidate, dx, dy).addTo(names))
      }
      for (const old of before.values()) old.remove()
    }
    // Not in the very moment in which a finger lets go: pictures, route and stops come first.
    const writeSoon = () => {
      clearTimeout(soon)
      soon = window.setTimeout(write, 50)
    }
    map.on('moveend', writeSoon)
    fetchNames(area).then(
      (list) => {
        // The map may be gone by now, and what is gone cannot be asked where anything lies.
        if (gone) return
        known = list
        write()
      },
      // Names are a help, not the content: the stops stand on the map without them.
      () => undefined,
    )
    return () => {
      gone = true
      clearTimeout(soon)
      map.off('moveend', writeSoon)
      names.remove()
    }
  }, [map, area, marks])
  return null
}

/** A name whose middle stands so many pixels beside its place. */
function nameMark({ name, lat, lon, rank }: WrittenName, dx: number, dy: number): Marker {
  const icon = divIcon({
    className: nameClass(rank),
    html: named(name),
    iconSize: [0, 0],
    iconAnchor: [-dx, -dy],
  })
  return marker([lat, lon], { icon, pane: 'names', interactive: false, keyboard: false })
}

function nameClass(rank: number): string {
  if (rank >= cityRank) return 'place city'
  if (rank >= townRank) return 'place town'
  return rank >= villageRank ? 'place village' : 'place hamlet'
}

function named(name: string): HTMLElement {
  const text = document.createElement('span')
  text.textContent = name
  text.ariaHidden = 'true'
  return text
}
