import type { PlaceKind } from '@stafet/domain/contract/place-search.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import MiniSearch from 'minisearch'
import type { AreaPlace } from './area-place.ts'
import { foldBarely, foldName } from './fold-name.ts'
import { kindWords } from './kind-words.ts'

/** At this distance a place counts for half as much again as far away. */
const NEAR_M = 8000
const EDITS_AT_MOST = 2
/** So far from its post town a street may lie. */
const POST_TOWN_M = 20_000

/** A street with what stands after it: its post town, after a postcode or a comma. */
const addressParts = /^(.*?\p{L}.*?)(?:,?\s+\d{4}\s+|,\s*)(\p{L}[^,]*)$/u
const postTowns: ReadonlySet<PlaceKind> = new Set<PlaceKind>([
  ...(['city', 'town', 'village', 'hamlet', 'suburb', 'island'] as const),
])

/** A place and how well it fits; larger is better. */
export interface ScoredPlace {
  place: AreaPlace
  score: number
}

/** Places, to be searched by name. */
export class PlaceIndex {
  private readonly index = new MiniSearch<{ id: number; name: string; near: string; kind: string }>({
    fields: ['name', 'near', 'kind'],
    tokenize: wordsOf,
    processTerm: (word) => word,
  })
  readonly places: readonly AreaPlace[]

  constructor(places: readonly AreaPlace[]) {
    this.places = places
    const words = (text: string): string => `${foldName(text)} ${foldBarely(text)}`
    this.index.addAll(
      places.map(({ name, near, kind }, id) => ({
        id,
        name: words(name),
        near: words(near),
        kind: words(kindWords[kind] ?? ''),
      })),
    )
  }

  /**
   * The places that have all the words that were written, without house numbers and postcodes if need be; for an
   * address also its street in the reach of its post town, which is seldom the village that the street lies in.
   * When there are none, those that have some of the words (`whole` is false then). Words may be begun or
   * misspelt. The best come first.
   */
  search(written: string, around: Position | null): { whole: boolean; found: ScoredPlace[] } {
    const words = wordsOf(foldName(written))
    const named = withoutNumbers(words)
    const all = this.look(words, 'AND', written, around)
    if (all.length > 0) return { whole: true, found: all }
    const withoutHouse = this.look(named, 'AND', written, around)
    if (withoutHouse.length > 0) return { whole: true, found: withoutHouse }
    const street = this.streetIn(written, around)
    if (street.length > 0) return { whole: true, found: street }
    const some = this.look(named, 'OR', written, around)
    return { whole: some.length === 0, found: some }
  }

  private streetIn(written: string, around: Position | null): ScoredPlace[] {
    const address = addressParts.exec(written)
    const [, street = '', town = ''] = address ?? []
    if (foldName(town) === '') return []
    const isTown = ({ place }: ScoredPlace): boolean =>
      postTowns.has(place.kind) && foldName(place.name) === foldName(town)
    const centre = this.look(wordsOf(foldName(town)), 'AND', town, around).find(isTown)?.place
    if (!centre) return []
    return this.look(withoutNumbers(wordsOf(foldName(street))), 'AND', street, centre).filter(
      ({ place }) => place.kind === 'street' && distanceM(place, centre) <= POST_TOWN_M,
    )
  }

  private look(
    words: readonly string[],
    combineWith: 'AND' | 'OR',
    written: string,
    around: Position | null,
  ): ScoredPlace[] {
    if (words.length === 0) return []
    const folded = foldName(written)
    const results = this.index.search(words.join(' '), {
      combineWith,
      prefix: (word) => word.length > 1,
      fuzzy: (word) => word.length > 3 && 0.2,
      maxFuzzy: EDITS_AT_MOST,
      boost: { name: 3, kind: 0.4 },
      weights: { prefix: 0.6, fuzzy: 0.25 },
    })
    return results
      .flatMap(({ id, score }) => {
        const place = this.places[Number(id)]
        return place ? [{ place, score: score * worthOf(place, folded, around) }] : []
      })
      .sort((a, b) => b.score - a.score)
  }
}

/** How much more a place is worth for being called exactly this, for being known, and for being near. */
function worthOf(place: AreaPlace, folded: string, around: Position | null): number {
  const name = foldName(place.name)
  const exact = name === folded || foldBarely(place.name) === folded ? 4 : name.startsWith(folded) ? 1.5 : 1
  const known = 1 + place.rank / 40
  const near = around ? 1 + 2 / (1 + distanceM(place, around) / NEAR_M) : 1
  return exact * known * near
}

function wordsOf(folded: string): string[] {
  return [...new Set(folded.split(' ').filter(Boolean))]
}

function withoutNumbers(words: readonly string[]): string[] {
  return words.filter((word) => !/^\d/.test(word))
}
