import fc from 'fast-check'
import type { RelayProblem } from '../../contract/relay-problem.ts'

/** What a random problem may contain; all off gives plain stops with windows over one to three days. */
export interface ArbitrarySettings {
  readonly maxStops: number
  readonly overnight?: boolean
  readonly locked?: boolean
  readonly virtual?: boolean
  readonly optional?: boolean
  readonly weights?: boolean
  /** Some windows are a single moment. */
  readonly pinned?: boolean
  /** A plan that people know, with some of its slots confirmed; it need not be possible any more. */
  readonly previous?: boolean
  readonly holes?: boolean
  /** Travel is the shortest way, as on real streets; otherwise it may break the triangle inequality. */
  readonly shortest?: boolean
}

/** Small random problems with times in the tens, so that an answer can be followed by hand. */
export function problemArbitrary(settings: ArbitrarySettings): fc.Arbitrary<RelayProblem> {
  return fc
    .record({
      stopCount: fc.integer({ min: 0, max: settings.maxStops }),
      dayCount: fc.integer({ min: 1, max: 3 }),
      lastHour: fc.integer({ min: 40, max: 160 }),
      openFinish: fc.boolean(),
    })
    .chain(({ stopCount, dayCount, lastHour, openFinish }) => {
      const places = stopCount + 3
      const leg = settings.holes
        ? fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 12 })
        : fc.integer({ min: 0, max: 40 })
      const window = fc
        .tuple(
          fc.integer({ min: 0, max: dayCount - 1 }),
          fc.integer({ min: 0, max: lastHour }),
          settings.pinned ? fc.constantFrom(0, 0, 60) : fc.integer({ min: 0, max: 80 }),
        )
        .map(([d, from, length]): [number, number] => [1000 * d + from, 1000 * d + from + length])
      const stop = fc.record({
        visitS: fc.integer({ min: 0, max: 20 }),
        windows: fc.array(window, { minLength: 1, maxLength: 3 }),
        required: settings.optional ? fc.constantFrom(true, false, undefined) : fc.constant(undefined),
        virtual: settings.virtual ? fc.boolean() : fc.constant(false),
        known: settings.previous ? knownSlot(dayCount, lastHour) : fc.constant(null),
      })
      return fc
        .record({
          durationS: fc.array(fc.array(leg, { minLength: places, maxLength: places }), {
            minLength: places,
            maxLength: places,
          }),
          stops: fc.array(stop, { minLength: stopCount, maxLength: stopCount }),
          runLength: settings.locked ? fc.integer({ min: 0, max: 3 }) : fc.constant(0),
          beds: settings.overnight
            ? fc.uniqueArray(fc.integer({ min: 0, max: places - 1 }), { minLength: 1, maxLength: 2 })
            : fc.constant<number[]>([]),
          weights: settings.weights
            ? fc.record({
                travel: fc.constantFrom(1, 2),
                wait: fc.constantFrom(0, 1),
                balance: fc.constantFrom(0, 1, 3),
              })
            : fc.constant(undefined),
          toleranceS: fc.constantFrom(0, 5, 20),
        })
        .map(({ durationS, stops, runLength, beds, weights, toleranceS }): RelayProblem => ({
          format: 'relay-problem/1',
          name: 'random',
          days: Array.from({ length: dayCount }, (_, d) => ({ startS: 1000 * d, endS: 1000 * d + lastHour })),
          travel: { durationS: settings.shortest ? shortestWays(durationS) : durationS },
          start: 0,
          finish: openFinish ? null : places - 1,
          stops: stops.map(({ visitS, windows, required, virtual }, i) => ({
            id: `s${i + 1}`,
            ...(virtual ? {} : { place: i + 1 }),
            visitS,
            windows,
            required,
          })),
          ...(runLength > 1 && stops.length >= runLength
            ? { locked: [stops.slice(0, runLength).map((_, i) => `s${runLength - i}`)] }
            : {}),
          ...(beds.length > 0 ? { overnight: { places: beds } } : {}),
          ...(weights ? { weights } : {}),
          ...(settings.previous ? { previous: { visits: previousVisits(stops), toleranceS } } : {}),
        }))
    })
}

type KnownSlot = { startS: number; confirmed: boolean } | null

function knownSlot(dayCount: number, lastHour: number): fc.Arbitrary<KnownSlot> {
  const startS = fc
    .tuple(fc.integer({ min: 0, max: dayCount - 1 }), fc.integer({ min: 0, max: lastHour }))
    .map(([d, time]) => 1000 * d + time)
  return fc.option(fc.record({ startS, confirmed: fc.boolean() }), { freq: 4 })
}

/** In the order in which they happened, as a plan lists them. */
function previousVisits(stops: readonly { known: KnownSlot }[]) {
  return stops
    .flatMap(({ known }, i) => (known ? [{ stop: `s${i + 1}`, ...known }] : []))
    .sort((a, b) => a.startS - b.startS)
}

/** Floyd & Warshall's closure: no detour is shorter than the way itself. */
function shortestWays(direct: readonly (readonly (number | null)[])[]): (number | null)[][] {
  const way = direct.map((row, i) => row.map((d, j) => (i === j ? 0 : (d ?? Infinity))))
  for (let k = 0; k < way.length; k++) {
    for (const row of way) {
      for (let j = 0; j < way.length; j++) row[j] = Math.min(row[j]!, row[k]! + way[k]![j]!)
    }
  }
  return way.map((row) => row.map((d) => (d === Infinity ? null : d)))
}
