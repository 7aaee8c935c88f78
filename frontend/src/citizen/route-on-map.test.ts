import { aPlan, stopId } from '../live/a-plan.test-data.ts'
import { placedStops } from './follow-day.ts'
import { mapStops, routeLabels, routeLines } from './route-on-map.ts'

const stops = placedStops(aPlan)
const counts = (lines: ReturnType<typeof routeLines>) =>
  Object.fromEntries(Object.entries(lines).map(([kind, some]) => [kind, some.length]))

describe('routeLines', () => {
  test('under way: done behind, one leg now, the shown day ahead, the rest thin', () => {
    expect(counts(routeLines(aPlan, stops, { at: 0, towards: 1, where: 'leg' }, 0))).toEqual({
      done: 1,
      now: 1,
      today: 1,
      // The stop that is held online has no way to it; the last leg to the finish counts.
      other: 3,
    })
  })

  test('the way to the finish is now while the baton is on it, and done when it is there', () => {
    const finishLeg = aPlan.days[1]?.lastLeg?.line
    expect(routeLines(aPlan, stops, { at: 5, towards: null, where: 'leg' }, 1).now).toEqual([finishLeg])
    expect(routeLines(aPlan, stops, { at: 5, towards: null, where: 'finish' }, 1).done).toContain(finishLeg)
  })
})

test('stops without a place are not on the map; the others tell where the baton is', () => {
  const marks = mapStops(stops, { at: 1, where: 'stop', next: 2 }, 0)
  expect(marks.map(({ id, state, otherDay }) => [id, state, otherDay])).toEqual([
    [stopId(0), 'done', false],
    [stopId(1), 'now', false],
    [stopId(2), 'next', false],
    [stopId(3), 'to-come', true],
    [stopId(5), 'to-come', true],
  ])
})

test('other days carry their number, start and finish their names', () => {
  const words = { start: 'Start', finish: 'Mål', day: (number: number) => `Dag ${number}` }
  expect(routeLabels(aPlan, 0, words).map(({ text }) => text)).toEqual(['Dag 2', 'Start', 'Mål'])
})

test("a day's number stands where there is room: at the stop that is furthest from all others", () => {
  const plan = structuredClone(aPlan)
  const lonely = { lat: 55, lon: 10 }
  const [, , last] = plan.days[1]?.stops ?? []
  if (last) last.position = lonely
  const words = { start: '', finish: '', day: (number: number) => `${number}` }
  expect(routeLabels(plan, 0, words)[0]).toEqual({ text: '2', position: lonely })
})

test('a skipped stop is told apart, and the way past it is the way that is travelled now', () => {
  const marks = mapStops(stops, { at: 0, where: 'leg', next: 2 }, 0, new Set([stopId(1)]))
  expect(marks.map(({ state }) => state)).toEqual(['done', 'skipped', 'next', 'to-come', 'to-come'])
  expect(counts(routeLines(aPlan, stops, { at: 0, towards: 2, where: 'leg' }, 0))).toMatchObject({
    done: 1,
    now: 2,
    today: 0,
  })
})
