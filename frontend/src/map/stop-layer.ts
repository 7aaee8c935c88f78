import {
  divIcon,
  latLngBounds,
  marker,
  type LatLngBounds,
  type Map as LeafletMap,
  type Marker,
} from 'leaflet'
import { clusterStops } from './cluster-stops.ts'
import { closeZoom } from './map-context.ts'
import type { MapStop } from './stop-markers.tsx'

const farReachPx = 18
const closeReachPx = 15
/** Fewer in one mark are not worth a number from afar. */
const countedFrom = 4
/** Closer than this every stop stands alone. */
const noClustersZoom = 15

/**
 * Leaflet changes the pointer over all that carries this class whenever a drag begins and ends, which costs the
 * style of each. Our marks keep their own pointer.
 */
const leafletsHand = 'leaflet-interactive'

/** Marks further outside of the view than it is wide or high are not on the map. */
const viewsBeyond = 1

interface Mark {
  marker: Marker
  stops: MapStop[]
  /** How it looks on the map: what looks the same is not touched. */
  dress: string
}

/** Draws stops on a Leaflet map and keeps the marks that stay the same: only what changed is touched. */
export class StopLayer {
  private readonly map: LeafletMap
  private readonly onSelect: (id: string) => void
  private readonly nameOf: (stops: readonly MapStop[]) => string
  private readonly marks = new Map<string, Mark>()
  private stops: readonly MapStop[] = []
  private selectedId: string | null = null
  /** Key of the one mark in the tab order. */
  private tabStop = ''

  constructor(
    map: LeafletMap,
    onSelect: (id: string) => void,
    nameOf: (stops: readonly MapStop[]) => string,
  ) {
    this.map = map
    this.onSelect = onSelect
    this.nameOf = nameOf
    map.on('moveend', this.draw, this)
  }

  show(stops: readonly MapStop[], selectedId: string | null): void {
    this.stops = stops
    this.selectedId = selectedId
    this.draw()
  }

  remove(): void {
    this.map.off('moveend', this.draw, this)
    for (const { marker } of this.marks.values()) marker.remove()
    this.marks.clear()
  }

  private draw(): void {
    const zoom = this.map.getZoom()
    const reach = zoom >= noClustersZoom ? 0 : zoom >= closeZoom ? closeReachPx : farReachPx
    const points = this.stops.map((stop) => {
      const { x, y } = this.map.project([stop.position.lat, stop.position.lon], zoom)
      return { x, y, stop }
    })
    const clusters = clusterStops(
      points,
      reach,
      ({ stop }) => stop.state === 'now' || stop.state === 'next' || stop.id === this.selectedId,
    )
    const wanted = new Map(
      clusters.map(({ members }) => [
        members.map(({ stop }) => stop.id).join(),
        members.map(({ stop }) => stop),
      ]),
    )
    for (const [key, mark] of this.marks) {
      if (wanted.has(key)) continue
      mark.marker.remove()
      this.marks.delete(key)
    }
    if (!wanted.has(this.tabStop)) this.tabStop = this.firstTabStop(wanted)
    const around = this.map.getBounds().pad(viewsBeyond)
    for (const [key, stops] of wanted) this.drawMark(key, stops, zoom >= closeZoom, around)
  }

  private firstTabStop(wanted: ReadonlyMap<string, MapStop[]>): string {
    const all = [...wanted]
    const of = (state: MapStop['state']) =>
      all.find(([, stops]) => stops.some((stop) => stop.state === state))
    return (of('now') ?? of('next') ?? all[0])?.[0] ?? ''
  }

  private drawMark(key: string, stops: MapStop[], isClose: boolean, around: LatLngBounds): void {
    const [first] = stops
    if (!first) return
    const mark = this.marks.get(key) ?? this.makeMark(key, first)
    mark.stops = stops
    // What the keyboard stands on, or comes to first, is there wherever it lies.
    const isSeen = key === this.tabStop || around.contains(mark.marker.getLatLng())
    if (!isSeen) return void mark.marker.remove()
    this.dress(key, mark, isClose)
  }

  private dress(key: string, mark: Mark, isClose: boolean): void {
    const { stops } = mark
    const [first] = stops
    const element = this.elementOf(key, mark)
    if (!first || !element) return
    const looks = classOf(stops, this.selectedId)
    const text = stops.length === 1 ? `${first.number}` : isClose ? `${first.number}+` : `${stops.length}`
    const name = this.nameOf(stops)
    const dress = [...looks, key === this.tabStop, text, name].join()
    if (dress === mark.dress) return
    mark.dress = dress
    for (const old of [...element.classList]) if (old.startsWith('stop')) element.classList.remove(old)
    element.classList.add(...looks)
    element.tabIndex = key === this.tabStop ? 0 : -1
    // Whoever speaks the words that they see must find them in the name.
    element.ariaLabel = stops.length > 1 && isClose ? `${text}: ${name}` : name
    element.title = stops.length > 1 ? '' : first.name
    if (element.firstElementChild) element.firstElementChild.textContent = text
    mark.marker.setZIndexOffset(heightOf(first, first.id === this.selectedId))
  }

  private makeMark(key: string, first: MapStop): Mark {
    const icon = divIcon({ className: 'stop', html: document.createElement('span'), iconSize: [28, 28] })
    const made = marker([first.position.lat, first.position.lon], {
      icon,
      keyboard: false,
      riseOnHover: true,
    })
    const mark: Mark = { marker: made, stops: [first], dress: '' }
    made.on('click', () => this.choose(mark))
    this.marks.set(key, mark)
    return mark
  }

  /** Puts a mark on the map if it is not there: Leaflet makes a new element each time. */
  private elementOf(key: string, mark: Mark): HTMLElement | undefined {
    const { marker } = mark
    if (this.map.hasLayer(marker)) return marker.getElement()
    marker.addTo(this.map)
    mark.dress = ''
    const element = marker.getElement()
    if (element) {
      element.classList.remove(leafletsHand)
      element.role = 'button'
      element.addEventListener('keydown', (event) => this.onKey(event, key, mark))
    }
    return element
  }

  private choose({ stops }: Mark): void {
    const [first] = stops
    if (!first) return
    if (stops.length === 1) this.onSelect(first.id)
    else {
      const around = latLngBounds(stops.map(({ position }) => [position.lat, position.lon]))
      this.map.fitBounds(around, {
        padding: [80, 80],
        maxZoom: Math.max(noClustersZoom, this.map.getZoom() + 1),
      })
    }
  }

  private onKey(event: KeyboardEvent, key: string, mark: Mark): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' || event.key === ' ') this.choose(mark)
    else if (step) this.moveFocus(key, step)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  private moveFocus(from: string, step: number): void {
    const inOrder = [...this.marks].toSorted(([, a], [, b]) => numberOf(a) - numberOf(b))
    const next = inOrder[inOrder.findIndex(([key]) => key === from) + step]
    if (!next) return
    const [key, mark] = next
    const { marker } = mark
    const old = this.marks.get(this.tabStop)?.marker.getElement()
    if (old) old.tabIndex = -1
    const left = this.marks.get(this.tabStop)
    if (left) left.dress = ''
    this.tabStop = key
    this.dress(key, mark, this.map.getZoom() >= closeZoom)
    const element = marker.getElement()
    if (!element) return
    this.map.panInside(marker.getLatLng(), { padding: [60, 60] })
    element.focus({ preventScroll: true })
  }
}

function numberOf({ stops }: Mark): number {
  return stops[0]?.number ?? 0
}

function classOf(stops: readonly MapStop[], selectedId: string | null): string[] {
  const [first] = stops
  if (!first) return []
  const every = (holds: (stop: MapStop) => boolean) => stops.every(holds)
  const state =
    stops.length === 1
      ? first.state
      : every((stop) => stop.state === 'done' || stop.state === 'skipped')
        ? 'done'
        : 'to-come'
  return [
    'stop',
    `stop-${state}`,
    stops.length > 1 ? 'stop-many' : '',
    stops.length > 1 && stops.length < countedFrom ? 'stop-few' : '',
    every((stop) => stop.virtual === true) ? 'stop-virtual' : '',
    every((stop) => stop.otherDay === true) ? 'stop-other-day' : '',
    first.id === selectedId ? 'stop-selected' : '',
  ].filter(Boolean)
}

/** What is nearer in time lies above. */
function heightOf({ state, otherDay }: MapStop, selected: boolean): number {
  if (selected) return 3000
  if (state === 'now' || state === 'next') return 2000
  return (otherDay ? 0 : 500) + (state === 'done' ? 0 : 500)
}
