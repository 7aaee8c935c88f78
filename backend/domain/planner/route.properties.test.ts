import fc from 'fast-check'
import { compileModel, HOLD_EXACT, HOLD_FREE, HOLD_NEAR } from './model.ts'
import { priceList } from './objective.ts'
import { orderInto } from './route-walk.ts'
import { Route } from './route.ts'
import { problemArbitrary } from './testing/problem-arbitrary.ts'

/** One change: put `stop` after `after`, or take out a string of up to `length` stops from it on. */
const step = fc.record({
  stop: fc.nat(7),
  after: fc.nat(7),
  length: fc.integer({ min: 1, max: 4 }),
  level: fc.constantFrom(HOLD_EXACT, HOLD_NEAR, HOLD_FREE),
})

/** Earliest ends and latest readiness of the whole list, from START to FINISH. */
function times(route: Route): number[][] {
  const { m } = route
  const list: number[][] = []
  for (let x = m.START; ; x = route.next[x]!) {
    list.push([x, route.end[x]!, route.latest[x]!])
    if (x === m.FINISH) return list
  }
}

describe('a route with agreed slots, from which strings are taken', () => {
  it('keeps its arrays, its legs and its prices as a fresh computation on a copy has them', () => {
    fc.assert(
      fc.property(
        problemArbitrary({ maxStops: 8, holes: true, previous: true, pinned: true, virtual: true }),
        fc.array(step, { maxLength: 30 }),
        (problem, steps) => {
          const m = compileModel(problem)
          const route = new Route(m, priceList(m))
          for (const { stop, after, length, level } of steps) {
            if (stop >= m.n) continue
            if (route.served[stop]) {
              let last = stop
              for (let i = 1; i < length && route.next[last] !== m.FINISH; i++) last = route.next[last]!
              route.removeString(stop, last)
            } else {
              const held = Number.isNaN(m.agreed[stop]) ? HOLD_FREE : level
              route.insertAfter(after < m.n && route.served[after] ? after : m.START, stop, held)
            }
            const fresh = new Route(m, priceList(m))
            fresh.copyFrom(route)
            fresh.retime()
            expect(times(route)).toEqual(times(fresh))
            const order = new Int32Array(m.N)
            const count = orderInto(route, order)
            fresh.setOrder(order, count)
            expect([count, route.legs]).toEqual([route.count, fresh.legs])
            expect(route.penalty).toBeCloseTo(fresh.penalty, 6)
          }
        },
      ),
      { numRuns: 150, seed: 5 },
    )
  })
})
