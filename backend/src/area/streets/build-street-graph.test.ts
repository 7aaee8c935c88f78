import { smallExtract, type SmallMap } from '../testing/small-extract.ts'
import { buildStreetGraph } from './build-street-graph.ts'
import { decodeStreetGraph, encodeStreetGraph } from './encode-street-graph.ts'
import { directionsOf, turnedRound } from './profiles.ts'

const street = { highway: 'residential' }
/** a–b–c–d–e on a line, 0.001° of latitude (111 m) apart; x beside c. */
const nodes = {
  a: [55.4, 11.3],
  b: [55.401, 11.3],
  c: [55.402, 11.3],
  d: [55.403, 11.3],
  e: [55.404, 11.3],
  x: [55.402, 11.301],
} satisfies SmallMap['nodes']

const graphOf = (map: Omit<SmallMap, 'nodes'>) => buildStreetGraph(smallExtract({ nodes, ...map }))

test('ways that only go on become one edge, however they are drawn', () => {
  const graph = graphOf({
    ways: [
      { tags: street, nodes: ['a', 'b', 'c'] },
      { tags: street, nodes: ['e', 'd', 'c'] },
    ],
  })
  expect([graph.junctions, graph.from.length, graph.lat.length]).toEqual([2, 1, 5])
  expect(graph.streetsM).toBeCloseTo(444.8, 0)
})

test('where streets meet, an edge ends', () => {
  const graph = graphOf({
    ways: [
      { tags: street, nodes: ['a', 'b', 'c', 'd', 'e'] },
      { tags: street, nodes: ['c', 'x'] },
    ],
  })
  expect([graph.junctions, graph.from.length]).toEqual([4, 3])
})

test('so it does where something else is allowed from there on', () => {
  const graph = graphOf({
    ways: [
      { tags: street, nodes: ['a', 'b', 'c'] },
      { tags: { highway: 'footway' }, nodes: ['c', 'd', 'e'] },
    ],
  })
  expect(graph.from.length).toBe(2)
})

test('one-ways drawn towards each other do not join; those that follow each other do', () => {
  const oneWay = { ...street, oneway: 'yes' }
  const towards = graphOf({
    ways: [
      { tags: oneWay, nodes: ['a', 'b', 'c'] },
      { tags: oneWay, nodes: ['e', 'd', 'c'] },
    ],
  })
  expect(towards.from.length).toBe(2)
  const following = graphOf({
    ways: [
      { tags: oneWay, nodes: ['a', 'b', 'c'] },
      { tags: { ...street, oneway: '-1' }, nodes: ['e', 'd', 'c'] },
    ],
  })
  expect(following.from.length).toBe(1)
  const turned = following.lat[0] !== 55_400_000
  const allowed = following.allowed[0] ?? 0
  expect(directionsOf(turned ? turnedRound(allowed) : allowed, 'bicycle')).toBe(1)
})

test('a barrier ends an edge and stops whom it stops', () => {
  const graph = graphOf({
    ways: [{ tags: street, nodes: ['a', 'b', 'c', 'd', 'e'] }],
    points: [{ tags: { barrier: 'stile' }, node: 'c' }],
  })
  expect([graph.junctions, graph.from.length]).toEqual([3, 2])
  expect([...graph.stopped].sort()).toEqual([0, 0, 6])
})

test('a ring that nothing touches is one edge from a junction to itself', () => {
  const graph = graphOf({ ways: [{ tags: street, nodes: ['a', 'b', 'x', 'a'] }] })
  expect([graph.junctions, graph.from.length, graph.from[0] === graph.to[0]]).toEqual([1, 1, true])
})

test('squares of several rings are walked along; what is closed or no street is left out', () => {
  const graph = graphOf({
    ways: [
      { tags: { highway: 'motorway' }, nodes: ['a', 'b'] },
      { tags: { waterway: 'stream' }, nodes: ['b', 'c'] },
    ],
    polygons: [{ tags: { highway: 'pedestrian' }, outer: [['c', 'd', 'x', 'c']] }],
  })
  expect([graph.from.length, graph.lat.length]).toEqual([1, 4])
})

test('ferries keep their name and share their time among their parts', () => {
  const graph = graphOf({
    ways: [
      { tags: { route: 'ferry', name: 'Øfærgen', duration: '00:30' }, nodes: ['a', 'b', 'c', 'd'] },
      { tags: street, nodes: ['b', 'x'] },
    ],
  })
  expect(graph.ferries).toEqual([{ name: 'Øfærgen' }])
  const parts = [...graph.ferry].map((ferry, edge) => [ferry, Math.round(graph.ferryS[edge] ?? 0)])
  expect(parts.sort()).toEqual([
    [-1, 0],
    [0, 1200],
    [0, 600],
  ])
  expect(Math.round(graph.streetsM)).toBe(Math.round(graph.lengthM[[...graph.ferry].indexOf(-1)] ?? 0))
})

test('what is encoded comes back as it was', () => {
  const graph = graphOf({
    dataAt: '2020-03-09T21:00:00Z',
    ways: [
      { tags: street, nodes: ['a', 'b', 'c', 'd'] },
      { tags: { ...street, oneway: 'yes' }, nodes: ['c', 'x'] },
      { tags: { route: 'ferry', name: 'Æøå' }, nodes: ['d', 'e'] },
    ],
    points: [{ tags: { barrier: 'stile' }, node: 'b' }],
  })
  expect(decodeStreetGraph(encodeStreetGraph(graph))).toEqual(graph)
})

test('an extract without streets makes an empty graph', () => {
  const graph = graphOf({ ways: [] })
  expect([graph.junctions, graph.from.length, graph.streetsM]).toEqual([0, 0, 0])
  expect(decodeStreetGraph(encodeStreetGraph(graph))).toEqual(graph)
})
