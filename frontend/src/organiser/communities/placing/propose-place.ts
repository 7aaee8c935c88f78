import type { FoundPlace, PlaceAnswer } from '@stafet/domain/contract/place-search.ts'

/** A place that a community may have. */
export interface Proposal {
  place: FoundPlace
  /** False: only some of what was written fits, such as the town: a place to look at, not to take. */
  sure: boolean
}

const letters = new Intl.Collator('da', { sensitivity: 'base', ignorePunctuation: true })

/**
 * Where a community lies, by what was found for its address and for its name: the address itself, a place that is
 * called the same, the street, a place that is called much the same; otherwise somewhere near. Null when nothing
 * was found at all.
 */
export function proposePlace(
  name: string,
  byAddress: PlaceAnswer | null,
  byName: PlaceAnswer | null,
): Proposal | null {
  const addresses = byAddress?.places ?? []
  const names = byName?.places ?? []
  const sure =
    addresses.find(({ source }) => source === 'address') ??
    names.find((place) => letters.compare(place.name, name) === 0) ??
    (byAddress?.whole ? addresses.find(({ kind }) => kind === 'street') : undefined) ??
    (byName?.whole ? names[0] : undefined)
  if (sure) return { place: sure, sure: true }
  const near = addresses[0] ?? names[0]
  return near ? { place: near, sure: false } : null
}
