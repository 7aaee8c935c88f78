import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import type { CheckInApi, Outcome } from './check-in-api.ts'
import { openCheckIn } from './check-in-store.ts'
import { standingReports, type OutboxEntry } from './outbox.ts'

const stopId = '00000000-0000-4000-8000-00000000000a'
const page: CheckInPage = {
  relay: { slug: 'proeve', name: 'Prøve', timeZone: 'Europe/Copenhagen', example: true, rehearsal: false },
  clock: { kind: 'real' },
  now: '2027-10-12T12:30:00Z',
  stop: {
    id: stopId,
    number: 3,
    name: 'Vemmelev Idrætsforening',
    startsAt: '2027-10-12T12:30:00Z',
    endsAt: '2027-10-12T12:42:00Z',
    expectedAt: '2027-10-12T12:30:00Z',
  },
  from: null,
  to: null,
  reports: [],
}

/** The server, a phone's storage and its clock, all held in the hand of the test. */
function world(told: CheckInPage = page) {
  const stored = new Map<string, string>()
  const sent: OutboxEntry[] = []
  const tasks: { task: () => void; afterMs: number }[] = []
  const clock = { ms: Date.parse('2027-10-12T12:30:00Z') }
  const server = {
    answers: [] as Outcome<unknown>[],
    page: { kind: 'answered', value: told } as Outcome<CheckInPage>,
  }
  const storage = {
    full: false,
    getItem: (name: string) => stored.get(name) ?? null,
    setItem(name: string, value: string) {
      if (this.full) throw new Error('QuotaExceededError')
      stored.set(name, value)
    },
  }
  const api: CheckInApi = {
    readPage: async () => server.page,
    send: async (entry) => {
      sent.push(entry)
      return server.answers.shift() ?? { kind: 'answered', value: undefined }
    },
  }
  let made = 0
  const newId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
  const open = () =>
    openCheckIn({
      key: 'noegle',
      api,
      storage,
      nowMs: () => clock.ms,
      newId,
      later: (task, afterMs) => {
        const waiting = { task, afterMs }
        tasks.push(waiting)
        return () => void tasks.splice(tasks.indexOf(waiting) >>> 0, 1)
      },
    })
  return { open, server, sent, tasks, clock, storage, stored }
}

type World = ReturnType<typeof world>
type Store = ReturnType<World['open']>

const standing = (store: Store) => {
  const { page: known, askedAtMs, outbox } = store.getState()
  return standingReports(known?.reports ?? [], askedAtMs, outbox)
}
const settle = () => new Promise<void>((done) => setImmediate(done))

describe('a press', () => {
  it('is stored before it is sent, and sent with the time and the id of the press', async () => {
    const { open, server, sent, stored } = world()
    const store = open()
    await store.refresh()
    server.answers = [{ kind: 'no-answer' }]
    store.writeGreeting(' Tak for besøget ')
    store.press('received')
    expect([...stored.values()].join()).toContain('00000000-0000-4000-8000-000000000001')
    await settle()
    expect(sent.map((entry) => entry.body)).toEqual([
      {
        id: '00000000-0000-4000-8000-000000000001',
        kind: 'received',
        occurredAt: '2027-10-12T12:30:00.000Z',
        greeting: 'Tak for besøget',
      },
    ])
    expect(standing(store)).toMatchObject([{ kind: 'received', sending: 'waiting' }])
    expect(store.getState().greeting).toBe('')
  })

  it('is repeated with the same id and the same time until the server answers', async () => {
    const { open, server, sent, tasks, clock } = world()
    const store = open()
    await store.refresh()
    server.answers = [{ kind: 'no-answer' }, { kind: 'no-answer' }]
    store.press('received')
    await settle()
    expect(tasks.map(({ afterMs }) => afterMs)).toEqual([2000])
    clock.ms += 60_000
    tasks.shift()?.task()
    await settle()
    expect(tasks.map(({ afterMs }) => afterMs)).toEqual([4000])
    tasks.shift()?.task()
    await settle()
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map((entry) => JSON.stringify(entry.body))).size).toBe(1)
    expect(standing(store)).toMatchObject([{ sending: 'sent', sentAtMs: clock.ms }])
    expect(tasks).toEqual([])
  })

  it('survives that the page is closed and is sent when it is opened again', async () => {
    const { open, server, sent } = world()
    const first = open()
    await first.refresh()
    server.answers = [{ kind: 'no-answer' }]
    first.press('received')
    await settle()
    server.page = { kind: 'no-answer' }
    server.answers = [{ kind: 'no-answer' }]
    const second = open()
    expect(second.getState().page).toEqual(page)
    await second.refresh()
    expect(standing(second)).toMatchObject([{ kind: 'received', sending: 'waiting' }])
    await second.refresh()
    expect(standing(second)).toMatchObject([{ kind: 'received', sending: 'sent' }])
    expect(new Set(sent.map((entry) => entry.body.id)).size).toBe(1)
  })

  it('is told in the order of pressing', async () => {
    const { open, server, sent } = world()
    const store = open()
    await store.refresh()
    server.answers = [{ kind: 'no-answer' }]
    store.press('received')
    await settle()
    store.press('handed-on')
    await settle()
    const kinds = sent.map((entry) => entry.type === 'report' && entry.body.kind)
    expect(kinds).toEqual(['received', 'received', 'handed-on'])
  })

  it('made in one tab is not lost by a press in another', async () => {
    const { open, sent } = world()
    const [one, other] = [open(), open()]
    await one.refresh()
    await other.refresh()
    one.press('received')
    await settle()
    other.press('handed-on')
    await settle()
    expect(standing(other).map(({ kind }) => kind)).toEqual(['received', 'handed-on'])
    one.catchUp()
    expect(standing(one).map(({ kind }) => kind)).toEqual(['received', 'handed-on'])
    expect(sent).toHaveLength(2)
  })

  it('is kept while the page is open when the phone stores nothing, and that is said', async () => {
    const { open, server, storage } = world()
    const store = open()
    await store.refresh()
    storage.full = true
    server.answers = [{ kind: 'no-answer' }]
    store.press('received')
    await settle()
    expect(store.getState().kept).toBe(false)
    expect(standing(store)).toMatchObject([{ sending: 'waiting' }])
    await store.refresh()
    expect(standing(store)).toMatchObject([{ sending: 'sent' }])
  })

  it('that the server refuses is kept with the reason, and tried again when the page is opened again', async () => {
    const { open, server, sent } = world()
    const store = open()
    await store.refresh()
    server.answers = [{ kind: 'refused', code: 'invalid', message: 'Tiden ligger ude i fremtiden.' }]
    store.press('received')
    await settle()
    expect(standing(store)).toMatchObject([{ sending: 'refused', refusal: 'Tiden ligger ude i fremtiden.' }])
    await open().open()
    expect(sent).toHaveLength(2)
  })

  it('in a rehearsal happens by the rehearsal’s clock, also when the phone’s own is wrong', async () => {
    const { open, clock, sent } = world({
      ...page,
      now: '2027-09-01T10:00:30Z',
      clock: {
        kind: 'rehearsal',
        startedAt: '2027-09-01T10:00:00Z',
        speed: 60,
        spans: [{ from: '2027-10-12T07:00:00Z', to: '2027-10-12T15:00:00Z' }],
      },
    })
    clock.ms = Date.parse('2031-01-01T00:00:00Z')
    const store = open()
    await store.refresh()
    clock.ms += 30_000
    store.press('received')
    await settle()
    expect(sent[0]?.body.occurredAt).toBe('2027-10-12T08:00:00.000Z')
  })
})

describe('taking a press back', () => {
  it('drops what never left the phone', async () => {
    const { open, server, sent } = world()
    const store = open()
    await store.refresh()
    server.answers = [{ kind: 'no-answer' }, { kind: 'no-answer' }]
    store.press('received')
    await settle()
    store.press('handed-on')
    await settle()
    store.undo(standing(store)[1]?.id ?? '')
    await settle()
    await store.refresh()
    expect(sent.map((entry) => entry.type === 'report' && entry.body.kind)).toEqual([
      'received',
      'received',
      'received',
    ])
    expect(standing(store)).toMatchObject([{ kind: 'received', sending: 'sent' }])
  })

  it('withdraws by a further event what the server may have, even if no answer came', async () => {
    const { open, server, sent } = world()
    const store = open()
    await store.refresh()
    server.answers = [{ kind: 'no-answer' }]
    store.press('received')
    await settle()
    const id = standing(store)[0]?.id
    store.undo(id ?? '')
    await settle()
    expect(standing(store)).toEqual([])
    expect(sent.map(({ type }) => type)).toEqual(['report', 'report', 'withdrawal'])
    expect(sent[2]?.body).toMatchObject({ eventId: id })
  })
})

describe('the page', () => {
  it('says when the link is unknown, and sends nothing', async () => {
    const { open, server, sent } = world()
    server.page = { kind: 'refused', code: 'unknown-link', message: 'Linket findes ikke.' }
    const store = open()
    await store.refresh()
    expect(store.getState().connection).toBe('unknown-link')
    expect(sent).toEqual([])
  })

  it('shows what another phone reported', async () => {
    const report = {
      id: '00000000-0000-4000-8000-00000000000b',
      kind: 'received' as const,
      occurredAt: '2027-10-12T12:29:00Z',
      greeting: '',
    }
    const { open } = world({ ...page, reports: [report] })
    const store = open()
    await store.refresh()
    expect(standing(store)).toEqual([{ ...report, sending: 'sent', sentAtMs: null, refusal: null }])
  })
})
