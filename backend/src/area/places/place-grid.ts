import type { Position } from '@stafet/domain/contract/primitives.ts'

/** A box of some 5.5 km by 3 km in Denmark. */
const BOX_DEGREES = 0.05

/** Things by where they are, to ask for those around a place without looking at all of them. */
export class PlaceGrid<Thing extends Position> {
  private readonly boxes = new Map<string, Thing[]>()

  add(thing: Thing): void {
    const key = keyOf(rowOf(thing.lat), rowOf(thing.lon))
    const box = this.boxes.get(key)
    if (box) box.push(thing)
    else this.boxes.set(key, [thing])
  }

  /** All things within a distance in metres, and some a little farther away, in the order they were added by box. */
  near({ lat, lon }: Position, withinM: number): Thing[] {
    const latReach = withinM / 111_000
    const lonReach = latReach / Math.max(0.05, Math.cos((lat * Math.PI) / 180))
    const found: Thing[] = []
    for (let row = rowOf(lat - latReach); row <= rowOf(lat + latReach); row += 1)
      for (let column = rowOf(lon - lonReach); column <= rowOf(lon + lonReach); column += 1)
        found.push(...(this.boxes.get(keyOf(row, column)) ?? []))
    return found
  }
}

function rowOf(degrees: number): number {
  return Math.floor(degrees / BOX_DEGREES)
}

function keyOf(row: number, column: number): string {
  return `${row} ${column}`
}
