import { smallExtract } from '../testing/small-extract.ts'
import { buildStreetGraph } from './build-street-graph.ts'
import { encodeStreetGraph } from './encode-street-graph.ts'
import { PaceTravel, type Pace } from './pace-travel.ts'
import { StreetsThread } from './streets-thread.ts'

const pace: Pace = { footKmh: 4.5, bicycleKmh: 13, footUpToM: 2000, stepFree: false }
const at = (lat: number, lon: number) => ({ lat, lon })

// A street north from a (1,112 m to b, 5,560 m to c), a stair beside it from b, a hut that only steps lead to,
// and an island with a ferry of 20 minutes.
const graph = buildStreetGraph(
  smallExtract({
    nodes: {
      ...{ a: [55.4, 11.3], b: [55.41, 11.3], c: [55.45, 11.3], hut: [55.41, 11.303] },
      ...{ pier: [55.4, 11.35], end: [55.4, 11.36] },
    },
    ways: [
      { tags: { highway: 'residential' }, nodes: ['a', 'b', 'c'] },
      { tags: { highway: 'steps' }, nodes: ['b', 'hut'] },
      { tags: { route: 'ferry', name: 'Øfærgen', duration: '00:20' }, nodes: ['a', 'pier'] },
      { tags: { highway: 'residential' }, nodes: ['pier', 'end'] },
    ],
  }),
)
const [a, b, c, hut, end] = [
  at(55.4, 11.3),
  at(55.41, 11.3),
  at(55.45, 11.3),
  at(55.41, 11.303),
  at(55.4, 11.36),
]
const travel = new PaceTravel(graph)

test('on foot up to the limit, by bicycle beyond, and with the ferry’s time', () => {
  expect(travel.matrix([a], [a, b, c, end], pace)).toEqual([
    [
      { way: 'foot', distanceM: 0, durationS: 0 },
      { way: 'foot', distanceM: 1112, durationS: 15 * 60 },
      { way: 'bicycle', distanceM: 5560, durationS: 26 * 60 },
      // 631 m on foot in 8.4 minutes, and 20 at sea.
      { way: 'foot', distanceM: 631, durationS: 29 * 60 },
    ],
  ])
})

test('without steps the hut is left at the foot of its stairs', () => {
  const [hutOnFoot] = travel.matrix([a], [hut], pace)[0] ?? []
  expect(hutOnFoot?.distanceM).toBe(1112 + 189)
  const stepFree = { ...pace, stepFree: true }
  expect(travel.matrix([a], [hut], stepFree)[0]?.[0]?.distanceM).toBe(1112)
  const [ashore, atHut, onIsland] = travel.spots([a, hut, end], stepFree)
  expect([atHut?.awayM, onIsland?.awayM]).toEqual([189, 0])
  expect([atHut?.island === ashore?.island, onIsland?.island === ashore?.island]).toEqual([true, false])
})

test('a leg goes from place to place along the street, with the ferries it takes', () => {
  expect(travel.leg(a, end, 'foot', pace)).toEqual({
    line: [a, at(55.4, 11.36)],
    ferries: ['Øfærgen'],
  })
  const beside = at(55.4100012, 11.3003)
  expect(travel.leg(a, beside, 'foot', pace)).toEqual({ line: [a, b, at(55.41, 11.3003)], ferries: [] })
})

test('a thread of its own answers the same, and fails when it has been closed', async () => {
  const thread = new StreetsThread(encodeStreetGraph(graph))
  expect(await thread.matrix([a, c], [b, end], pace)).toEqual(travel.matrix([a, c], [b, end], pace))
  expect(await thread.spots([hut], pace)).toEqual(travel.spots([hut], pace))
  expect(await thread.legs([{ from: a, to: end, way: 'foot' }], pace)).toEqual([
    travel.leg(a, end, 'foot', pace),
  ])
  await thread.close()
  expect(thread.isOver).toBe(true)
  await expect(thread.spots([hut], pace)).rejects.toThrow('ended')
})

test('a graph that is none fails what it is asked', async () => {
  const thread = new StreetsThread(Buffer.from('no graph'))
  await expect(thread.spots([hut], pace)).rejects.toThrow()
})
