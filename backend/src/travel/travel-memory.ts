import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { Pace, Spot, Travel, TravelMatrix, TravelSource } from './travel-source.ts'

/** Pairs of places that a node remembers: some ten relays of 300 places. */
const MOST_PAIRS = 1_000_000

interface Known {
  readonly spots: Map<string, Spot>
  /** From a place, to a place. */
  readonly travel: Map<string, Map<string, Travel | null>>
  pairs: number
}

/** Remembers what sources have answered, so that a place that was moved costs its own row and column only. */
export class TravelMemory {
  /** The one used last is last. */
  private readonly known = new Map<string, Known>()

  constructor(private readonly mostPairs = MOST_PAIRS) {}

  /** How the places lie, and the way from each to each. Asks the source for what is not known, and no more. */
  async among(
    source: TravelSource,
    places: readonly Position[],
    pace: Pace,
  ): Promise<{ spots: Spot[]; matrix: TravelMatrix }> {
    const known = this.knownOf(source, pace)
    const keys = places.map(({ lat, lon }) => `${lat},${lon}`)
    await this.learnSpots(source, known, places, keys, pace)
    await this.learnTravel(source, known, places, keys, pace)
    const answer = {
      spots: keys.map((key) => known.spots.get(key) ?? null),
      matrix: keys.map((from) => keys.map((to) => known.travel.get(from)?.get(to) ?? null)),
    }
    this.forget()
    return answer
  }

  /** Forgets all that a source has answered. */
  drop(source: TravelSource): void {
    for (const key of this.known.keys()) if (key.startsWith(`${source.key} `)) this.known.delete(key)
  }

  private async learnSpots(
    source: TravelSource,
    { spots }: Known,
    places: readonly Position[],
    keys: readonly string[],
    pace: Pace,
  ): Promise<void> {
    const fresh = firstOfEach(keys).filter((at) => !spots.has(keys[at] ?? ''))
    if (fresh.length === 0) return
    const found = await source.spots(picked(places, fresh), pace)
    for (const [at, index] of fresh.entries()) spots.set(keys[index] ?? '', found[at] ?? null)
  }

  private async learnTravel(
    source: TravelSource,
    known: Known,
    places: readonly Position[],
    keys: readonly string[],
    pace: Pace,
  ): Promise<void> {
    const all = firstOfEach(keys)
    // A place to which or from which something is missing is new, as seen from those that are not.
    const fresh: number[] = []
    const settled: number[] = []
    for (const at of all) {
      const key = keys[at] ?? ''
      const knows = (other: number): boolean => {
        const there = keys[other] ?? ''
        return Boolean(known.travel.get(key)?.has(there) && known.travel.get(there)?.has(key))
      }
      ;(settled.every(knows) && knows(at) ? settled : fresh).push(at)
    }
    const learn = async (from: readonly number[], to: readonly number[]): Promise<void> => {
      if (from.length === 0 || to.length === 0) return
      const found = await source.matrix(picked(places, from), picked(places, to), pace)
      for (const [row, a] of from.entries()) {
        const key = keys[a] ?? ''
        const line = known.travel.get(key) ?? new Map<string, Travel | null>()
        known.travel.set(key, line)
        for (const [column, b] of to.entries()) line.set(keys[b] ?? '', found[row]?.[column] ?? null)
      }
      known.pairs += from.length * to.length
    }
    await learn(fresh, [...fresh, ...settled])
    await learn(settled, fresh)
  }

  private knownOf(source: TravelSource, pace: Pace): Known {
    const { footKmh, bicycleKmh, footUpToM, stepFree } = pace
    const key = [source.key, footKmh, bicycleKmh, footUpToM, stepFree].join(' ')
    const known = this.known.get(key) ?? { spots: new Map(), travel: new Map(), pairs: 0 }
    this.known.delete(key)
    this.known.set(key, known)
    return known
  }

  /** The longest unused go first; the one in use goes only when it alone is too much, and is learnt anew. */
  private forget(): void {
    let pairs = [...this.known.values()].reduce((sum, known) => sum + known.pairs, 0)
    for (const [key, known] of this.known) {
      if (pairs <= this.mostPairs) return
      pairs -= known.pairs
      this.known.delete(key)
    }
  }
}

function firstOfEach(keys: readonly string[]): number[] {
  const seen = new Map<string, number>()
  for (const [at, key] of keys.entries()) if (!seen.has(key)) seen.set(key, at)
  return [...seen.values()]
}

function picked<T>(all: readonly T[], indices: readonly number[]): T[] {
  return indices.flatMap((at) => all[at] ?? [])
}
