import type { Category } from '@stafet/domain/contract/community.ts'
import type { PlaceKind } from '@stafet/domain/contract/place-search.ts'

/** A named place of an area, as it is stored. */
export interface AreaPlace {
  name: string
  kind: PlaceKind
  /** What kind of community it may be; null when it is none by itself. */
  category: Category | null
  /** The town, village or hamlet that it lies at; empty when there is none within 10 km, or when it is one. */
  near: string
  /** How well known it is, 0 to 100; the higher comes first where all else is equal. */
  rank: number
  lat: number
  lon: number
}
