import fc from 'fast-check'
import { compileModel, HOLD_FREE, type Model } from './model.ts'
import { layEmptyNights, stirNights } from './nights.ts'
import { priceList } from './objective.ts'
import { orderInto } from './route-walk.ts'
import { createRandom } from './random.ts'
import { Route } from './route.ts'
import { Scheduler } from './schedule.ts'
import { problemArbitrary, type ArbitrarySettings } from './testing/problem-arbitrary.ts'

/** The same list in a route of its own, computed afresh. */
function afresh(m: Model, route: Route): Route {
  const fresh = new Route(m, priceList(m))
  const order = new Int32Array(m.N)
  const length = orderInto(route, order)
  const mornings: { from: number; bed: number }[] = []
  let from = 0
  for (let x = route.next[m.START]!; x !== m.FINISH; x = route.next[x]!) {
    if (x < m.n) from++
    else mornings.push({ from, bed: route.at[x]! - m.n - 2 })
  }
  fresh.timed = true
  fresh.setOrder(order, length, mornings)
  return fresh
}

function staysFresh(settings: Partial<ArbitrarySettings>) {
  fc.assert(
    fc.property(
      problemArbitrary({ ...settings, maxStops: 8 }),
      fc.array(fc.tuple(fc.nat(7), fc.nat(12)), { maxLength: 40 }),
      (problem, steps) => {
        const m = compileModel(problem)
        const route = new Route(m, priceList(m))
        const random = createRandom(steps.length)
        if (m.hotels > 0) {
          layEmptyNights(route)
          fc.pre(route.timed)
        }
        for (const [a, b] of steps) {
          if (a >= m.n) continue
          if (b > 9) stirNights(route, random)
          else if (route.served[a]) route.removeString(a, a)
          else route.insertAfter(b < m.n && route.served[b] ? b : m.START, a, HOLD_FREE)
        }
        const fresh = afresh(m, route)
        for (let x = m.START; ; x = route.next[x]!) {
          expect([x, route.end[x], route.latest[x], route.at[x]]).toEqual([
            x,
            fresh.end[x],
            fresh.latest[x],
            fresh.at[x],
          ])
          if (x === m.FINISH) break
        }
        expect(route.legs).toBeCloseTo(fresh.legs, 6)
        expect(route.penalty).toBeCloseTo(fresh.penalty, 6)
        if (route.feasible && m.hotels === 0) {
          const order = new Int32Array(m.N)
          const cost = new Scheduler(m).cost(order, orderInto(route, order), route.level, m.weights)
          if (m.orderOnly) expect(cost).toBeCloseTo(m.weights.travel * route.legs, 6)
        }
      },
    ),
    { numRuns: 300, seed: 5 },
  )
}

describe('a route keeps times and places equal to a fresh computation, whatever goes in and out', () => {
  it('where the baton sleeps anywhere', () => staysFresh({ holes: true }))
  it('with virtual stops', () => staysFresh({ virtual: true }))
  it('with nights at overnight places', () => staysFresh({ overnight: true }))
  it('with both', () => staysFresh({ overnight: true, virtual: true }))
})
