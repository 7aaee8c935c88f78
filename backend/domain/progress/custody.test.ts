import type { LoggedEvent, RelayEvent } from '../contract/relay-event.ts'
import { custody, holderAt } from './custody.ts'
import {
  at,
  confirmed,
  DAY1,
  DAY2,
  keeper,
  MINUTE,
  now,
  plan,
  skipped,
  uuid,
  withdrawn,
} from './testing/two-days.ts'

/** Who has it from when on (minutes into the first day), and who says so. */
const chain = (events: (RelayEvent | LoggedEvent)[]) =>
  custody(plan(), events).holdings.map(({ holder, fromMs, told }) => [
    holder.kind === 'community'
      ? Number(holder.stopId.slice(-3))
      : holder.kind === 'carriers'
        ? `→${holder.toId ? Number(holder.toId.slice(-3)) : ''}`
        : holder.kind === 'keeper'
          ? `keeper ${holder.name ?? ''}`
          : holder.kind,
    (fromMs - DAY1) / MINUTE,
    told,
  ])

test('nobody has said anything: it sets out by the plan, and nobody is said to have it who has not said so', () => {
  expect(chain([])).toEqual([
    ['start', -Infinity, 'probable'],
    ['→1', 0, 'probable'],
  ])
})

test('each side alone suffices, and both together confirm a handover', () => {
  expect(
    chain([
      at('received', 1, 11),
      at('handed-on', 1, 30),
      at('received', 2, 41, DAY1, 'giver'),
      at('handed-on', 2, 60),
      at('received', 3, 70, DAY1, 'giver'),
      at('received', 3, 72),
    ]),
  ).toEqual([
    ['start', -Infinity, 'probable'],
    ['→1', 0, 'probable'],
    [1, 11, 'receiver'],
    ['→2', 30, 'giver'],
    [2, 41, 'giver'],
    ['→3', 60, 'giver'],
    [3, 70, 'both'],
    ['→', 90, 'probable'],
    ['keeper ', 100, 'probable'],
    ['→4', 1440, 'probable'],
  ])
})

test('a gap is filled as the plan makes probable, pressed together where they were quicker', () => {
  // By the plan an hour and a half after stop 1 was left; here three quarters of it.
  expect(chain([at('received', 1, 10), at('handed-on', 1, 30), at('received', 3, 60)]).slice(3, 7)).toEqual([
    ['→2', 30, 'giver'],
    [2, 37.5, 'probable'],
    ['→3', 52.5, 'probable'],
    [3, 60, 'receiver'],
  ])
  expect(custody(plan(), [at('received', 3, 75)]).unreported).toEqual([uuid(1), uuid(2)])
})

test('overnight it is with the keeper whose name organisers wrote down, and travels to bed and on in between', () => {
  const events = [
    at('received', 3, 70),
    at('handed-on', 3, 90),
    keeper(3, 'Inge'),
    at('received', 4, 10, DAY2),
  ]
  expect(chain(events).slice(-6, -1)).toEqual([
    [3, 70, 'receiver'],
    ['→', 90, 'giver'],
    ['keeper Inge', 100, 'probable'],
    ['→4', 1440, 'probable'],
    [4, 1450, 'receiver'],
  ])
})

test('a skipped stop never has it, and is named', () => {
  const events = [at('received', 1, 10), at('handed-on', 1, 30), skipped(2, 31), at('received', 3, 55)]
  expect(chain(events).slice(2, 5)).toEqual([
    [1, 10, 'receiver'],
    ['→3', 30, 'giver'],
    [3, 55, 'receiver'],
  ])
  expect(custody(plan(), events).skipped).toEqual([uuid(2)])
})

test('pressed twice is counted, and changes nothing', () => {
  const once = [at('received', 1, 10), at('handed-on', 1, 30)]
  const again = [at('received', 1, 12), at('handed-on', 1, 31)]
  expect(chain([...once, ...again])).toEqual(chain(once))
  expect(custody(plan(), [...once, ...again])).toMatchObject({
    duplicates: again.map(({ id }) => id),
    contradictions: [],
  })
})

test('pressed hours late it confirms, and the time that was told first holds', () => {
  const events = [at('received', 1, 10), at('received', 2, 40), at('received', 1, 55, DAY1, 'giver')]
  expect(chain(events).slice(2, 5)).toEqual([
    [1, 10, 'both'],
    ['→2', 30, 'probable'],
    [2, 40, 'receiver'],
  ])
  expect(custody(plan(), events).contradictions).toEqual([])
})

describe('contradictions', () => {
  it('a report of a stop that the newest plan has left out waits for the coordinator, and moves nothing', () => {
    const known = [at('received', 1, 11), at('handed-on', 1, 30)]
    const stray = [at('received', 9, 40), at('handed-on', 9, 50)]
    const held = custody(plan(), [...known, ...stray])
    expect(held.contradictions).toEqual([
      { code: 'not-in-plan', stopId: uuid(9), sinceMs: now(50), eventIds: stray.map(({ id }) => id) },
    ])
    expect(held.holdings).toEqual(custody(plan(), known).holdings)
  })

  // Eleven kilometres between stop 2 and stop 1 of the next day; nobody covers them in five minutes.
  const [two, five] = [at('received', 2, 40), at('received', 5, 45)]
  const events = [at('received', 1, 10), at('handed-on', 1, 30), two, five]

  test('in two places at once: both are named, and it stays with the one that more speaks for', () => {
    expect(custody(plan(), events).contradictions).toEqual([
      { code: 'too-early', stopId: uuid(5), sinceMs: now(45), eventIds: [five.id, two.id] },
    ])
    expect(holderAt(custody(plan(), events), now(50))?.holder).toEqual({ kind: 'community', stopId: uuid(2) })
  })

  test('taken back, or confirmed, it is settled', () => {
    expect(custody(plan(), [...events, withdrawn(five, 50)]).contradictions).toEqual([])
    expect(custody(plan(), [...events, confirmed(two, 50)]).contradictions).toEqual([])
    const other = custody(plan(), [...events, confirmed(five, 50)])
    expect(other.contradictions).toEqual([])
    expect(holderAt(other, now(50))?.holder).toEqual({ kind: 'community', stopId: uuid(5) })
  })

  test('what is reported after the coordinator has said that a check-in stands is put to them as well', () => {
    const events = [at('received', 1, 10), at('handed-on', 1, 30), at('received', 3, 70)]
    const stands = confirmed(events.at(-1) ?? two, 75)
    const back = at('received', 2, 120)
    const codes = (more: RelayEvent[]) =>
      custody(plan(), [...events, stands, ...more]).contradictions.map(({ code, stopId }) => [code, stopId])
    expect(codes([])).toEqual([])
    expect(codes([back])).toEqual([['out-of-order', uuid(2)]])
    expect(codes([back, confirmed(back, 125)])).toEqual([])
  })

  test('no time to travel between two stops of a day', () => {
    const [one, three] = [at('received', 1, 70), at('received', 3, 71)]
    const { contradictions } = custody(plan(), [at('received', 2, 40), at('handed-on', 2, 60), three, one])
    expect(contradictions).toEqual([
      expect.objectContaining({ code: 'no-time-to-travel', stopId: uuid(1), sinceMs: now(71) }),
    ])
  })

  test('the next stop is believed also when it comes too soon: the one before may have pressed late', () => {
    const [late, next] = [at('received', 1, 40), at('received', 2, 40)]
    const { contradictions, holdings } = custody(plan(), [late, next])
    expect(contradictions).toEqual([
      { code: 'no-time-to-travel', stopId: uuid(2), sinceMs: now(40), eventIds: [next.id, late.id] },
    ])
    expect(holderAt({ holdings }, now(41))?.holder).toEqual({ kind: 'community', stopId: uuid(2) })
  })

  test('handed on before it was received: the wrong button, and it is still there', () => {
    const [wrong, right] = [at('handed-on', 1, 12), at('received', 1, 14)]
    expect(custody(plan(), [wrong, right])).toMatchObject({
      contradictions: [
        { code: 'handed-on-first', stopId: uuid(1), sinceMs: now(14), eventIds: [wrong.id, right.id] },
      ],
      holdings: [{}, {}, { fromMs: now(14), told: 'receiver' }, { fromMs: now(34) }],
    })
  })

  test('reported although the coordinator had said that it would not come', () => {
    const [skip, came] = [skipped(1, 5), at('received', 1, 12)]
    expect(custody(plan(), [skip, came])).toMatchObject({
      contradictions: [
        { code: 'skipped-yet-reported', stopId: uuid(1), sinceMs: now(12), eventIds: [skip.id, came.id] },
      ],
      skipped: [],
    })
  })

  test('another way than planned is possible, named, and put to the coordinator', () => {
    const events = [
      at('received', 2, 40),
      at('handed-on', 2, 42),
      at('received', 1, 80),
      at('handed-on', 1, 85),
    ]
    const { outOfOrder, contradictions, holdings } = custody(plan(), events)
    expect(outOfOrder).toEqual([uuid(1)])
    expect(contradictions.map(({ code, stopId }) => [code, stopId])).toEqual([['out-of-order', uuid(1)]])
    expect(holdings.slice(-2).map(({ holder }) => holder)).toEqual([
      { kind: 'community', stopId: uuid(1) },
      { kind: 'carriers', fromId: uuid(1), toId: uuid(3) },
    ])
  })

  test('hours before its announced time it is believed only as long as nothing else is said', () => {
    const tried = at('received', 5, -600)
    expect(custody(plan(), [tried]).contradictions.map(({ code }) => code)).toEqual(['too-early'])
    const later = custody(plan(), [tried, at('received', 1, 10)])
    expect(later.contradictions.map(({ code, stopId }) => [code, stopId])).toEqual([['too-early', uuid(5)]])
    expect(holderAt(later, now(12))?.holder).toEqual({ kind: 'community', stopId: uuid(1) })
  })
})

test('after the last stop it is at the finish', () => {
  const events = [at('received', 6, 70, DAY2), at('handed-on', 6, 90, DAY2)]
  expect(chain(events).slice(-3)).toEqual([
    [6, 1510, 'receiver'],
    ['→', 1530, 'giver'],
    ['finish', 1540, 'probable'],
  ])
})
