import type { RelayEvent } from '../contract/relay-event.ts'
import { progress } from './progress.ts'
import { at, byCar, DAY2, held, now, place, plan, skipped, withdrawn } from './testing/two-days.ts'

const on = [at('received', 1, 10), at('handed-on', 1, 30)]
const state = (events: RelayEvent[], minute: number) => progress(plan(), events, now(minute))
const expected = (events: RelayEvent[], minute: number, dayStart?: number) =>
  state(events, minute).stops.map(({ expectedMs }) => (expectedMs - now(0, dayStart)) / 60_000)

describe('held', () => {
  test('at a stop: it stays there and sets out when the coordinator said', () => {
    const events = [at('received', 1, 10), held(20, 50)]
    expect(state(events, 45).baton).toMatchObject({ where: 'stop', at: 0, heldUntilMs: now(50) })
    expect(state(events, 55).baton).toMatchObject({ where: 'leg', towards: 1, heldUntilMs: null })
    expect(expected(events, 45).slice(1, 3)).toEqual([60, 90])
  })

  test('on the way: it stands where it was when that was said, and then walks the rest', () => {
    const events = [...on, held(35, 65)]
    expect(state(events, 50).baton).toMatchObject({ where: 'leg', towards: 1, overdue: false })
    expect(state(events, 50).baton.position?.lat).toBeCloseTo(55.015, 9)
    expect(state(events, 65).baton.position?.lat).toBeCloseTo(55.015, 9)
    expect(expected(events, 50).slice(1, 3)).toEqual([70, 100])
  })

  test('overdue: wherever it is, nobody waits for it before the hold is over', () => {
    const [, next] = state([...on, held(75, 100)], 80).stops
    expect([next?.expectedMs, next?.earliestMs]).toEqual([now(100), now(100)])
    expect(next?.latestMs).toBeGreaterThan(now(100))
    expect(expected([...on, held(75, 100)], 103)[1]).toBe(103)
  })

  test('ends with the next check-in, and with the coordinator taking it back', () => {
    const hold = held(35, 65)
    expect(state([...on, hold, at('received', 2, 45)], 50).baton.heldUntilMs).toBeNull()
    expect(state([...on, hold, withdrawn(hold, 40)], 41)).toEqual(state(on, 41))
  })

  test('the newest word holds', () => {
    expect(state([...on, held(35, 65), held(36, 42)], 41).baton.heldUntilMs).toBe(now(42))
  })
})

describe('skipped', () => {
  test('said before it sets out: it goes on to the next through the same places', () => {
    const events = [at('received', 1, 10), skipped(2, 15), at('handed-on', 1, 30)]
    const { stops, baton, next } = state(events, 40)
    expect(stops.map((stop) => stop.state)).toEqual([
      'done',
      'skipped',
      'to-come',
      'to-come',
      'to-come',
      'to-come',
    ])
    expect([baton.towards, next, stops[1]?.presumed]).toEqual([2, 2, false])
    // Twice ten minutes of way; and it waits there for the announced time.
    expect([baton.position?.lat, stops[2]?.expectedMs]).toEqual([expect.closeTo(55.02, 9), now(70)])
  })

  test('said on the way there: what was walked stays walked', () => {
    const events = [...on, skipped(2, 36)]
    const { baton } = state(events, 36)
    expect(baton).toMatchObject({ where: 'leg', towards: 2 })
    expect(baton.position?.lat).toBeCloseTo(55.016, 9)
    expect(state(events, 43).baton.position?.lat).toBeCloseTo(55.023, 9)
  })

  test('far aside: it goes straight past', () => {
    const aside = plan()
    const [, second, third] = aside.days[0]?.stops ?? []
    if (!second || !third) throw new Error('the first day has three stops')
    const far = { lat: 55.015, lon: 11.2 }
    Object.assign(second, { position: far, leg: { ...second.leg, line: [place(1), far], durationS: 6000 } })
    Object.assign(third, { leg: { ...third.leg, line: [far, place(3)], durationS: 6000 } })
    const { baton } = progress(aside, [...on, skipped(2, 30)], now(35))
    expect(baton.position?.lon).toBeCloseTo(11, 9)
    expect(baton.dueMs).toBeLessThan(now(70) + 1)
  })

  test('the last of a day: it goes to bed from the one before', () => {
    const events = [at('received', 2, 40), at('handed-on', 2, 60), skipped(3, 61)]
    expect(state(events, 65).baton).toMatchObject({ where: 'leg', towards: null, at: 1 })
    expect(state(events, 200).baton).toMatchObject({ where: 'night', position: { lat: 55.5, lon: 11.5 } })
    expect(state(events, 200).next).toBe(3)
  })

  test('the first: it sets out for the second', () => {
    expect(state([skipped(1, -30)], 5)).toMatchObject({ next: 1, baton: { where: 'leg', towards: 1 } })
  })

  test('a day’s first, said in the evening: the next morning it sets out for the second', () => {
    const events = [at('received', 3, 70), at('handed-on', 3, 90), skipped(4, 300)]
    const { baton, stops } = progress(plan(), events, now(5, DAY2))
    expect(baton).toMatchObject({ where: 'leg', towards: 4, at: 2 })
    expect(stops[4]).toMatchObject({ state: 'to-come', expectedMs: now(40, DAY2) })
  })

  test('all of them: it travels by the plan from bed to bed, and nobody is expected', () => {
    const all = [1, 2, 3, 4, 5, 6].map((stop) => skipped(stop, -30))
    const { stops, next, baton } = state(all, 20)
    expect(stops.map((stop) => stop.state)).toEqual(Array.from({ length: 6 }, () => 'skipped'))
    expect([next, baton.where, baton.towards]).toEqual([null, 'leg', null])
  })

  test('but reported all the same: it has been there', () => {
    expect(state([skipped(1, 5), at('received', 1, 12)], 13).stops[0]?.state).toBe('now')
  })
})

describe('another way of travel', () => {
  test('said before the leg begins: it takes as long as that way takes', () => {
    const events = [byCar(2, 20, 120), ...on]
    expect(state(events, 31).baton.position?.lat).toBeCloseTo(55.015, 9)
    expect(state(events, 31).baton.dueMs).toBe(now(40))
    expect(expected([...on, byCar(2, 20, 1800)], 31)[1]).toBe(60)
  })

  test('said on the way: only what is left is travelled that way', () => {
    const events = [...on, byCar(2, 35, 120)]
    expect(state(events, 35).baton.position?.lat).toBeCloseTo(55.015, 9)
    // Half the way is left, a minute by car.
    expect(state(events, 35.5).baton.position?.lat).toBeCloseTo(55.0175, 9)
    expect(state(events, 36).baton.position?.lat).toBeCloseTo(55.02, 9)
  })

  test('of a later leg changes nothing before it', () => {
    expect(expected([...on, byCar(3, 35, 1800)], 36).slice(1, 3)).toEqual([40, 90])
  })
})
