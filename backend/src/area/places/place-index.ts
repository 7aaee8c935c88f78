import type { Position } from '@stafet/domain/contract/primitives.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'
import MiniSearch from 'minisearch'
import type { AreaPlace } from './area-place.ts'
import { foldBarely, foldName } from './fold-name.ts'
import { kindWords } from './kind-words.ts'

/** At this distance a place counts for half as much again as far away. */
const NEAR_M = 8000
const EDITS_AT_MOST = 2

/** A place and how well it fits; larger is better, and comparable between areas. */
export interface ScoredPlace {
  place: AreaPlace
  score: number
}

/** The places of one area, to be searched by name. */
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
   * The places that have all the words that were written, without house numbers and postcodes if need be; when
   * there are none, those that have some of them (`whole` is false then). Words may be begun or misspelt. The
   * best come first.
   */
  search(written: string, around: Position | null): { whole: boolean; found: ScoredPlace[] } {
    const words = wordsOf(foldName(written))
    const named = words.filter((word) => !/^\d/.test(word))
    for (const [some, combineWith] of [
      [words, 'AND'],
      [named, 'AND'],
      [named, 'OR'],
    ] as const) {
      const found = some.length > 0 ? this.look(some, combineWith, foldName(written), around) : []
      if (found.length > 0) return { whole: combineWith === 'AND', found }
    }
    return { whole: true, found: [] }
  }

  private look(
    words: readonly string[],
    combineWith: 'AND' | 'OR',
    folded: string,
    around: Position | null,
  ): ScoredPlace[] {
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
