import type { ImportPreview } from '@stafet/domain/contract/community-import.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import type { GoodRow } from './read-row.ts'

/** Two places with the same name are taken for one within this distance. */
const NEAR_M = 300
/** More than `NEAR_M` of latitude anywhere on earth: spares most distances from being worked out. */
const NEAR_LAT_DEGREES = 0.003

/** A community that the relay already has. */
export interface ExistingCommunity {
  id: string
  name: string
  position: Position | null
}

type DuplicateOf = ImportPreview['good'][number]['duplicateOf']
interface Known {
  position: Position | null
  as: NonNullable<DuplicateOf>
}

/**
 * For each row the community it repeats, or null: the same name, and near each other unless
 * one is not placed yet.
 * The relay's own communities come before the file's rows, and earlier rows before later ones.
 */
export function findDuplicates(rows: GoodRow[], existing: ExistingCommunity[]): DuplicateOf[] {
  const byName = new Map<string, Known[]>()
  const remember = (name: string, known: Known): void => {
    const key = nameKey(name)
    const namesakes = byName.get(key)
    if (namesakes) namesakes.push(known)
    else byName.set(key, [known])
  }
  for (const { id, name, position } of existing) remember(name, { position, as: { id, name } })
  return rows.map(({ row, community: { name, position } }) => {
    const first = byName.get(nameKey(name))?.find((known) => isNear(known.position, position))
    remember(name, { position, as: { row, name } })
    return first?.as ?? null
  })
}

/** Case, spaces and punctuation say nothing; letters, æøå among them, and digits do. */
function nameKey(name: string): string {
  const lower = name.normalize('NFC').toLowerCase()
  return lower.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || lower.trim()
}

function isNear(a: Position | null, b: Position | null): boolean {
  // One that is not placed yet may well be the one that is.
  if (a === null || b === null) return true
  return Math.abs(a.lat - b.lat) <= NEAR_LAT_DEGREES && distanceM(a, b) <= NEAR_M
}
