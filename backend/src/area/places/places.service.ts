import { Injectable } from '@nestjs/common'
import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { FoundPlace, PlaceAnswer } from '@stafet/domain/contract/place-search.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import { Areas } from '../areas.service.ts'
import { Addresses } from './addresses.ts'
import type { AreaPlace } from './area-place.ts'
import { foldName } from './fold-name.ts'
import { PlaceIndex } from './place-index.ts'

const ANSWERS_AT_MOST = 12
/** Two areas that overlap know the same place at most this far apart. */
const SAME_M = 100

/** The named places of all areas, in one index of each node, so that what is rare is rare among all of them. */
@Injectable()
export class Places {
  private known: Promise<PlaceIndex> | null = null

  constructor(
    private readonly areas: Areas,
    private readonly addresses: Addresses,
  ) {
    areas.onChange(() => (this.known = null))
  }

  /** Searches all areas, and addresses where that service is set up: these come first. */
  async search(written: string, around: Position | null): Promise<PlaceAnswer> {
    const [areas, index, found] = await Promise.all([
      this.areas.current(),
      this.index(),
      this.addresses.find(written),
    ])
    const { whole, found: scored } = index.search(written, around)
    const places = onceEach(scored.map(({ place }) => place)).map(foundPlace)
    return {
      ready: areas.length > 0 || this.addresses.configured,
      places: [...found.places, ...places].slice(0, ANSWERS_AT_MOST),
      whole: whole || found.places.length > 0,
      addressesFailed: found.failed,
    }
  }

  /** The places of all areas that lie in a box; null when no area reaches into it. */
  async within(box: Bounds): Promise<AreaPlace[] | null> {
    const areas = await this.areas.current()
    if (!areas.some(({ bounds }) => overlap(bounds, box))) return null
    const { places } = await this.index()
    const inside = ({ lat, lon }: Position): boolean =>
      box.south <= lat && lat <= box.north && box.west <= lon && lon <= box.east
    return onceEach(places.filter(inside), Infinity)
  }

  private index(): Promise<PlaceIndex> {
    if (this.known) return this.known
    const made = this.readIndex()
    this.known = made
    // A database that was away is asked again next time.
    made.catch(() => {
      if (this.known === made) this.known = null
    })
    return made
  }

  private async readIndex(): Promise<PlaceIndex> {
    const areas = await this.areas.current()
    const places = await Promise.all(areas.map(({ id }) => this.areas.placesOf(id)))
    return new PlaceIndex(places.flat())
  }
}

function foundPlace({ name, kind, near, lat, lon }: AreaPlace): FoundPlace {
  return { name, kind, near, position: { lat, lon }, source: 'area' }
}

/** The first so many places, without those that another area has told already. */
function onceEach(places: readonly AreaPlace[], atMost = ANSWERS_AT_MOST): AreaPlace[] {
  const kept: AreaPlace[] = []
  const byName = new Map<string, AreaPlace[]>()
  for (const place of places) {
    if (kept.length >= atMost) break
    const key = `${place.kind} ${foldName(place.name)}`
    const namesakes = byName.get(key) ?? []
    if (namesakes.some((other) => distanceM(other, place) <= SAME_M)) continue
    byName.set(key, [...namesakes, place])
    kept.push(place)
  }
  return kept
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north
}
