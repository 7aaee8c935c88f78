import { distanceM } from '@stafet/domain/geo/distance.ts'
import fc from 'fast-check'
import type { Tags } from '../extract.ts'
import { smallExtract, type SmallMap } from '../testing/small-extract.ts'
import { buildStreetGraph } from './build-street-graph.ts'
import type { Profile } from './profiles.ts'
import { StreetRouter } from './street-router.ts'
import { plainDijkstra } from './testing/plain-dijkstra.ts'

const speeds = { footKmh: 4.5, bicycleKmh: 13 }
const street = { highway: 'residential' }
const routerOf = (map: SmallMap) => new StreetRouter(buildStreetGraph(smallExtract(map)))
const at = (lat: number, lon: number) => ({ lat, lon })

function metres(
  router: StreetRouter,
  from: [number, number],
  to: [number, number],
  profile: Profile = 'foot',
) {
  const [a, b] = router.snap([at(...from), at(...to)], profile)
  const trip = router.trips([a ?? null], [b ?? null], profile, speeds)[0]?.[0]
  return trip ? Math.round(trip.metres) : null
}

describe('on a street with a bend', () => {
  // North from a to b (1,112 m), then east to c (632 m).
  const router = routerOf({
    nodes: { a: [55.4, 11.3], b: [55.41, 11.3], c: [55.41, 11.31] },
    ways: [{ tags: street, nodes: ['a', 'b', 'c'] }],
  })

  test('travel goes from the spot beside one place to the spot beside the other', () => {
    expect(metres(router, [55.405, 11.3005], [55.4102, 11.305])).toBe(556 + 316)
    expect(metres(router, [55.4102, 11.305], [55.405, 11.3005])).toBe(556 + 316)
    expect(metres(router, [55.405, 11.3], [55.405, 11.3])).toBe(0)
  })

  test('its shape is the part of the street between them', () => {
    const [from, to] = router.snap([at(55.405, 11.3005), at(55.4102, 11.305)], 'foot')
    const traced = from && to && router.trace(from, to, 'foot', speeds)
    expect(traced?.line.map(({ lat, lon }) => [lat.toFixed(4), lon.toFixed(4)])).toEqual([
      ['55.4050', '11.3000'],
      ['55.4100', '11.3000'],
      ['55.4100', '11.3050'],
    ])
    expect(from?.awayM).toBeCloseTo(31.6, 0)
  })
})

test('bicycles keep one-ways, also from one spot to another of the same street', () => {
  const router = routerOf({
    nodes: { a: [55.4, 11.3], b: [55.41, 11.3], c: [55.41, 11.31], d: [55.4, 11.31] },
    ways: [{ tags: { ...street, oneway: 'yes' }, nodes: ['a', 'b', 'c', 'd', 'a'] }],
  })
  const south: [number, number] = [55.402, 11.3]
  const north: [number, number] = [55.408, 11.3]
  const round = 2 * 1112 + 631 + 632
  expect(metres(router, south, north, 'bicycle')).toBe(667)
  expect(Math.abs((metres(router, north, south, 'bicycle') ?? 0) - (round - 667))).toBeLessThan(2)
  expect(metres(router, north, south, 'foot')).toBe(667)
})

test('whom a barrier stops goes round, and may still go up to it', () => {
  const router = routerOf({
    nodes: { a: [55.4, 11.3], b: [55.401, 11.3], c: [55.402, 11.3], d: [55.401, 11.31] },
    ways: [
      { tags: street, nodes: ['a', 'b', 'c'] },
      { tags: street, nodes: ['a', 'd', 'c'] },
    ],
    points: [{ tags: { barrier: 'stile' }, node: 'b' }],
  })
  expect(metres(router, [55.4, 11.3], [55.402, 11.3], 'foot')).toBe(222)
  expect(metres(router, [55.4, 11.3], [55.402, 11.3], 'bicycle')).toBeGreaterThan(1200)
  expect(metres(router, [55.4, 11.3], [55.4009, 11.3], 'bicycle')).toBe(100)
})

describe('islands', () => {
  const map = {
    nodes: {
      ...{ a: [55.4, 11.3], b: [55.43, 11.3], quay: [55.4, 11.31] },
      ...{ pier: [55.4, 11.4], c: [55.42, 11.4], lost: [55.4, 11.5], far: [55.42, 11.5] },
      ...{ p: [55.4012, 11.3], q: [55.4012, 11.3005] },
    },
    ways: [
      { tags: street, nodes: ['b', 'a', 'quay'] },
      { tags: { route: 'ferry', name: 'Øfærgen', duration: '00:20' }, nodes: ['quay', 'pier'] },
      { tags: street, nodes: ['pier', 'c'] },
      { tags: street, nodes: ['lost', 'far'] },
      { tags: { highway: 'path' }, nodes: ['p', 'q'] },
    ],
  } satisfies SmallMap
  const router = routerOf(map)

  test('one with a ferry is reached by it, and that is told', () => {
    const [home, island] = router.snap([at(55.4, 11.3), at(55.42, 11.4)], 'foot')
    expect(home?.island).not.toBe(island?.island)
    const traced = home && island && router.trace(home, island, 'foot', speeds)
    expect(traced?.ferries).toEqual(['Øfærgen'])
    // 632 m to the quay and 2,224 m from the pier; the ferry's way counts none of them.
    expect(Math.round(traced?.metres ?? 0)).toBe(2855)
    expect(Math.round(traced?.seconds ?? 0)).toBe(Math.round(2855.4 / 1.25) + 1200)
  })

  test('one without has its own streets, and no way to the others', () => {
    expect(metres(router, [55.41, 11.5], [55.42, 11.5])).toBe(1112)
    expect(metres(router, [55.41, 11.5], [55.4, 11.3])).toBeNull()
    expect(metres(router, [55.4, 11.3], [55.41, 11.5])).toBeNull()
  })

  test('nothing near is nothing', () => {
    expect(router.snap([at(55.41, 11.45)], 'foot')).toEqual([null])
  })

  test('a slip of the pen is no island: the street nearby is taken', () => {
    expect(router.snap([at(55.4012, 11.3005)], 'foot')[0]?.awayM).toBeCloseTo(31.6, 0)
  })

  test('the distance to a far street is told', () => {
    expect(router.snap([at(55.41, 11.305)], 'foot')[0]?.awayM).toBeCloseTo(316, -1)
  })
})

const profiles: Profile[] = ['foot', 'bicycle', 'stepFree']
const kinds: Tags[] = [
  street,
  { ...street, oneway: 'yes' },
  { highway: 'footway' },
  { highway: 'steps' },
  { highway: 'cycleway' },
  { route: 'ferry', duration: '00:05' },
]

test('many at once are the same as a plain search over every node of the extract', () => {
  const size = 5
  const keys = Array.from({ length: size * size }, (_, index) => `n${index}`)
  const grid = fc.record({
    shifts: fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 50, maxLength: 50 }),
    ways: fc.array(
      fc.record({
        kind: fc.integer({ min: 0, max: kinds.length - 1 }),
        start: fc.integer({ min: 0, max: keys.length - 1 }),
        turns: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
      }),
      { minLength: 8, maxLength: 30 },
    ),
  })
  fc.assert(
    fc.property(grid, fc.constantFrom(...profiles), ({ shifts, ways }, profile) => {
      const extract = smallExtract({
        nodes: Object.fromEntries(
          keys.map((key, index) => [
            key,
            [
              55.4 + Math.floor(index / size) * 0.002 + (shifts[2 * index] ?? 0) * 1e-6,
              11.3 + (index % size) * 0.003 + (shifts[2 * index + 1] ?? 0) * 1e-6,
            ] as const,
          ]),
        ),
        ways: ways.map(({ kind, start, turns }) => ({
          tags: kinds[kind] ?? {},
          nodes: [start, ...turns.map(() => 0)]
            .reduce<number[]>((line, _, step) => {
              if (step === 0) return [start]
              const here = line.at(-1) ?? 0
              const [dx, dy] = [
                [1, 0],
                [-1, 0],
                [0, 1],
                [0, -1],
              ][turns[step - 1] ?? 0] ?? [0, 0]
              const [x, y] = [(here % size) + (dx ?? 0), Math.floor(here / size) + (dy ?? 0)]
              return x < 0 || y < 0 || x >= size || y >= size ? line : [...line, y * size + x]
            }, [])
            .map((node) => keys[node] ?? ''),
        })),
      })
      const router = new StreetRouter(buildStreetGraph(extract))
      const all = keys.map((_, node) => at((extract.lat[node] ?? 0) / 1e7, (extract.lon[node] ?? 0) / 1e7))
      const snapped = router.snap(all, profile)
      // Only places that lie on the streets: from them and to them the plain search knows the way.
      const used = [...keys.keys()].filter((node) => (snapped[node]?.awayM ?? 1) < 0.05)
      const spots = used.map((node) => snapped[node] ?? null)
      const seen = router.trips(spots, spots, profile, speeds)
      const turned = router.trips(spots, spots.slice(0, 2), profile, speeds)
      const speed = profile === 'bicycle' ? 13 : 4.5
      const plain = used.map((node) => plainDijkstra(extract, node, profile, speed))
      for (const row of used.keys()) {
        const expected = used.map((node, column) => {
          // A way there and none back is none: nobody is to be stranded.
          const back = plain[column]?.[used[row] ?? -1]?.seconds ?? Infinity
          return back === Infinity ? Infinity : (plain[row]?.[node]?.seconds ?? Infinity)
        })
        for (const [column, seconds] of expected.entries()) {
          const trip = seen[row]?.[column]
          if (seconds === Infinity) expect(trip).toBeNull()
          else expect(Math.abs((trip?.seconds ?? Infinity) - seconds)).toBeLessThan(0.5)
        }
        expect(turned[row]?.map((trip) => Math.round((trip?.seconds ?? 0) * 10))).toEqual(
          seen[row]?.slice(0, 2).map((trip) => Math.round((trip?.seconds ?? 0) * 10)),
        )
        const [from, to] = [spots[row], spots[0]]
        const traced = from && to && router.trace(from, to, profile, speeds)
        const drawnM = (traced?.line ?? []).reduce(
          (sum, point, index, line) => sum + distanceM(line[index - 1] ?? point, point),
          0,
        )
        if (traced?.ferries.length === 0) expect(Math.abs(drawnM - traced.metres)).toBeLessThan(3)
      }
    }),
    { numRuns: 60 },
  )
})
