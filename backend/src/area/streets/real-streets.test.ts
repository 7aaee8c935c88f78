import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readExtract } from '../import/read-extract.ts'
import { smallExtract } from '../testing/small-extract.ts'
import type { Extract } from '../extract.ts'
import { buildStreetGraph } from './build-street-graph.ts'
import { StreetRouter } from './street-router.ts'
import { plainDijkstra } from './testing/plain-dijkstra.ts'
import { wayRules } from './way-rules.ts'

const speeds = { footKmh: 4.5, bicycleKmh: 13 }
const at = (lat: number, lon: number) => ({ lat, lon })

/** Real extracts, where they are at hand beside the repository; a crossing drawn by hand in any case. */
const crossing = smallExtract({
  nodes: {
    ...{ a: [55.4, 11.3], b: [55.4, 11.31], c: [55.4, 11.32] },
    ...{ d: [55.41, 11.31], e: [55.39, 11.31], f: [55.405, 11.315] },
  },
  ways: [
    { tags: { highway: 'residential' }, nodes: ['a', 'b', 'c'] },
    { tags: { highway: 'path' }, nodes: ['d', 'b', 'e'] },
    { tags: { highway: 'track' }, nodes: ['c', 'f', 'd'] },
  ],
})
const pathOf = (name: string): string =>
  fileURLToPath(new URL(`../../../../../shared/data/${name}.osm.pbf`, import.meta.url))
const extracts: [string, () => Promise<Extract>][] = [
  ['a crossing', () => Promise.resolve(crossing)],
  ...['samsoe', 'slagelse']
    .filter((name) => existsSync(pathOf(name)))
    .map((name): [string, () => Promise<Extract>] => [name, () => readExtract(pathOf(name))]),
]

test.each(extracts)('%s: as far as a plain search says', async (_, read) => {
  const extract = await read()
  const router = new StreetRouter(buildStreetGraph(extract))
  const nodes = [
    ...new Set(
      extract.ways
        .filter(({ tags }) => wayRules.foot(tags).directions !== 0)
        .flatMap(({ nodes: some }) => some[0] ?? []),
    ),
  ]
  const taken = Array.from({ length: 40 }, (_, index) => nodes[Math.floor((index * nodes.length) / 40)] ?? 0)
  const places = taken.map((node) => at((extract.lat[node] ?? 0) / 1e7, (extract.lon[node] ?? 0) / 1e7))
  const snapped = router.snap(places, 'foot')
  // Places that another street crosses above, or that lie cut off, are other places to the router.
  const used = taken.flatMap((node, index) => ((snapped[index]?.awayM ?? 1) < 0.1 ? [{ node, index }] : []))
  expect(used.length).toBeGreaterThan(3)
  const [first] = used
  const plain = plainDijkstra(extract, first?.node ?? 0, 'foot', speeds.footKmh)
  const [trips] = router.trips(
    [snapped[first?.index ?? 0] ?? null],
    used.map(({ index }) => snapped[index] ?? null),
    'foot',
    speeds,
  )
  // Whole metres on each of some hundred edges.
  const differences = used.map(({ node }, column) => {
    const expected = plain[node]?.metres ?? Infinity
    return Math.abs((trips?.[column]?.metres ?? Infinity) - expected)
  })
  expect(differences.filter((metres) => !(metres < 2))).toEqual([])
})

if (existsSync(pathOf('samsoe'))) {
  test('across Samsø it is as far as two other routers say: 16.98 and 17.12 km', async () => {
    const router = new StreetRouter(buildStreetGraph(await readExtract(pathOf('samsoe'))))
    const [nordby, tranebjerg] = router.snap([at(55.966, 10.551), at(55.8345, 10.5905)], 'foot')
    const trip = router.trips([nordby ?? null], [tranebjerg ?? null], 'foot', speeds)[0]?.[0]
    expect(Math.abs((trip?.metres ?? 0) / 16_980 - 1)).toBeLessThan(0.03)
    expect(Math.abs((trip?.metres ?? 0) / 17_120 - 1)).toBeLessThan(0.03)
  })
}
