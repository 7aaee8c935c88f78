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

/** The named places of all areas. Each node keeps an index of each area for as long as it is there. */
@Injectable()
export class Places {
  private indices = new Map<string, Promise<PlaceIndex>>()

  constructor(
    private readonly areas: Areas,
    private readonly addresses: Addresses,
  ) {
    areas.onChange(() => this.indices.clear())
  }

  /** Searches all areas, and addresses where that service is set up: these come first. */
  async search(written: string, around: Position | null): Promise<PlaceAnswer> {
    const areas = await this.areas.current()
    const [indices, found] = await Promise.all([
      Promise.all(areas.map(({ id }) => this.indexOf(id))),
      this.addresses.find(written),
    ])
    const perArea = indices
      .map((index) => index.search(written, around))
      .filter((one) => one.found.length > 0)
    const whole = perArea.length === 0 || perArea.some((one) => one.whole)
    const scored = perArea
      .filter((one) => one.whole === whole)
      .flatMap((one) => one.found)
      .sort((a, b) => b.score - a.score)
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
    const areas = (await this.areas.current()).filter(({ bounds }) => overlap(bounds, box))
    if (areas.length === 0) return null
    const indices = await Promise.all(areas.map(({ id }) => this.indexOf(id)))
    const inside = ({ lat, lon }: Position): boolean =>
      box.south <= lat && lat <= box.north && box.west <= lon && lon <= box.east
    return onceEach(
      indices.flatMap(({ places }) => places.filter(inside)),
      Infinity,
    )
  }

  private indexOf(areaId: string): Promise<PlaceIndex> {
    const known = this.indices.get(areaId)
    if (known) return known
    const made = this.areas.placesOf(areaId).then((places) => new PlaceIndex(places))
    this.indices.set(areaId, made)
    made.catch(() => this.indices.delete(areaId))
    return made
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
