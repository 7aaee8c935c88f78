import type { PlaceKind } from '@stafet/domain/contract/place-search.ts'

/** How closely to look at what was found. */
export function zoomFor(kind: PlaceKind): number {
  if (kind === 'city' || kind === 'town' || kind === 'island') return 13
  if (kind === 'village' || kind === 'suburb' || kind === 'hamlet' || kind === 'neighbourhood') return 14.5
  return 16
}
