import fc from 'fast-check'
import { compileModel, HOLD_FREE } from './model.ts'
import { priceList } from './objective.ts'
import { Route } from './route.ts'
import { problemArbitrary } from './testing/problem-arbitrary.ts'

describe('a route', () => {
  it('keeps earliest ends and latest readiness equal to a fresh computation, whatever goes in and out', () => {
    fc.assert(
      fc.property(
        problemArbitrary({ maxStops: 8, holes: true }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 40 }),
        (problem, steps) => {
          const m = compileModel(problem)
          const route = new Route(m, priceList(m))
          for (const [a, b] of steps) {
            if (a >= m.n) continue
            if (route.served[a]) route.removeString(a, a)
            else route.insertAfter(b < m.n && route.served[b] ? b : m.START, a, HOLD_FREE)
          }
          const fresh = new Route(m, priceList(m))
          const order = new Int32Array(m.N)
          fresh.setOrder(order, route.orderInto(order))
          for (let x = m.START; ; x = route.next[x]!) {
            expect([route.end[x], route.latest[x]]).toEqual([fresh.end[x], fresh.latest[x]])
            if (x === m.FINISH) break
          }
          expect(route.legs).toBeCloseTo(fresh.legs, 6)
          expect(route.penalty).toBeCloseTo(fresh.penalty, 6)
        },
      ),
      { numRuns: 300, seed: 5 },
    )
  })
})
