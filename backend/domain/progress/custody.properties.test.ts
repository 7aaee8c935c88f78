import fc from 'fast-check'
import { custody, holderAt } from './custody.ts'
import { anyEvents, anyNow, inAnyOrder } from './testing/any-events.ts'
import { plan } from './testing/two-days.ts'

test('late, reordered and repeated events give the same chain as punctual ones', () => {
  const shuffled = anyEvents.chain((events) => fc.tuple(fc.constant(events), inAnyOrder(events)))
  fc.assert(
    fc.property(shuffled, ([events, other]) => {
      // What a word of the coordinator settles is what was in the log by then.
      const without = (log: typeof events) => log.filter(({ kind }) => kind !== 'confirmed')
      expect(custody(plan(), without(other))).toEqual(custody(plan(), without(events)))
      const { contradictions: _, ...chain } = custody(plan(), events)
      expect(custody(plan(), other)).toMatchObject(chain)
    }),
    { numRuns: 300 },
  )
})

test('whatever is reported: exactly one has it at every instant', () => {
  fc.assert(
    fc.property(anyEvents, anyNow, (events, atMs) => {
      const { holdings } = custody(plan(), events)
      expect(holdings[0]).toMatchObject({ holder: { kind: 'start' }, fromMs: -Infinity })
      expect(holdings.at(-1)?.toMs).toBe(Infinity)
      for (const [at, holding] of holdings.slice(1).entries()) {
        expect(holding.fromMs).toBe(holdings[at]?.toMs)
        expect(holding.fromMs).toBeGreaterThan(-Infinity)
        expect(holding.toMs).toBeGreaterThanOrEqual(holding.fromMs)
      }
      const having = holdings.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
      expect(having).toEqual([holderAt({ holdings }, atMs)])
    }),
    { numRuns: 300 },
  )
})

test('whatever is reported: what is told has events that say so, and each event speaks for one passing at most', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const { holdings } = custody(plan(), events)
      for (const { told, eventIds } of holdings) expect(eventIds.length > 0).toBe(told !== 'probable')
      const all = holdings.flatMap(({ eventIds }) => eventIds)
      expect(all.length).toBe(new Set(all).size)
    }),
    { numRuns: 300 },
  )
})
