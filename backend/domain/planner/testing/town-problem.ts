import fc from 'fast-check'
import type { RelayProblem } from '../../contract/relay-problem.ts'
import { hours } from './build-problem.ts'

/** What a relay of realistic size is drawn from; the same settings give the same relay. */
export interface TownSettings {
  readonly stops: number
  readonly seed: number
  /** The baton sleeps at one of three places. */
  readonly overnight: boolean
  /** Every eleventh stop is held online. */
  readonly virtual: boolean
  readonly locked: boolean
  /** Every fifth stop is optional. */
  readonly optional: boolean
  /** Days so short that not everybody fits. */
  readonly crowded: boolean
}

export function townSettings(least: number, most: number): fc.Arbitrary<TownSettings> {
  return fc.record({
    stops: fc.integer({ min: least, max: most }),
    seed: fc.integer({ min: 1, max: 1e6 }),
    overnight: fc.boolean(),
    virtual: fc.boolean(),
    locked: fc.boolean(),
    optional: fc.boolean(),
    crowded: fc.boolean(),
  })
}

/**
 * A relay of five days through towns strewn over 30 × 30 km, with opening hours as communities have them: all
 * day, mornings, two days of the week, or one afternoon. One-way streets make travel asymmetric.
 */
export function townProblem(settings: TownSettings): RelayProblem {
  const { stops, overnight, virtual, locked, optional, crowded } = settings
  const draw = drawsFrom(settings.seed)
  const places = Array.from({ length: stops + 5 }, () => [30_000 * draw(), 30_000 * draw()] as const)
  const distanceM = places.map(([x, y]) =>
    places.map(([u, v]) => Math.round((1 + 0.2 * draw()) * Math.hypot(x - u, y - v))),
  )
  distanceM.forEach((row, i) => (row[i] = 0))
  const ends = crowded ? 12 : 17
  return {
    format: 'relay-problem/1',
    name: `towns ${settings.seed}`,
    days: [0, 1, 2, 3, 4].map((d) => {
      const [startS, endS] = hours(d, 9, ends)
      return { startS, endS }
    }),
    travel: { durationS: distanceM.map((row) => row.map((metres) => Math.round(metres / 5))), distanceM },
    start: stops,
    finish: draw() < 0.5 ? null : stops + 1,
    stops: Array.from({ length: stops }, (_, i) => ({
      id: `s${i}`,
      ...(virtual && i % 11 === 3 ? {} : { place: i }),
      visitS: 300 + 60 * Math.floor(10 * draw()),
      windows: openingHours(draw),
      ...(optional && i % 5 === 2 ? { required: false } : {}),
    })),
    ...(overnight ? { overnight: { places: [stops + 2, stops + 3, stops + 4] } } : {}),
    ...(locked
      ? {
          locked: [
            ['s4', 's9'],
            ['s12', 's3', 's20'],
          ],
        }
      : {}),
  }
}

function openingHours(draw: () => number): [number, number][] {
  const all = [0, 1, 2, 3, 4]
  const kind = draw()
  const first = Math.floor(5 * draw())
  if (kind < 0.4) return all.map((d) => hours(d, 9, 16.5))
  if (kind < 0.6) return all.map((d) => hours(d, 9, 11.5))
  if (kind < 0.85) return [hours(first, 10, 15), hours((first + 2) % 5, 9, 12)].sort((a, b) => a[0] - b[0])
  return [hours(first, 9.5, 11), hours(first, 13, 15)]
}

/** A sequence of numbers from 0 to 1 that is the same for the same seed (Lehmer's generator). */
function drawsFrom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
