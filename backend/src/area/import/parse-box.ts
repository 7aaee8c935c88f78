import { bounds, type Bounds } from '@stafet/domain/contract/area.ts'
import { ImportFailure } from './import-fault.ts'

/**
 * `west,south,east,north` in degrees, as `--bbox` and the upload's address say it.
 * @throws ImportFailure when it is anything else.
 */
export function parseBox(said: string): Bounds {
  const parts = said.split(',').map((part) => part.trim())
  const [west, south, east, north, ...more] = parts.map((part) => (part === '' ? NaN : Number(part)))
  const read = bounds.safeParse({ west, south, east, north })
  if (!read.success || more.length > 0) throw new ImportFailure({ kind: 'bad-box', said: said.slice(0, 200) })
  return read.data
}

/** What both boxes cover; null when they lie apart. */
export function intersection(one: Bounds, other: Bounds): Bounds | null {
  const both = {
    west: Math.max(one.west, other.west),
    south: Math.max(one.south, other.south),
    east: Math.min(one.east, other.east),
    north: Math.min(one.north, other.north),
  }
  return both.west < both.east && both.south < both.north ? both : null
}
