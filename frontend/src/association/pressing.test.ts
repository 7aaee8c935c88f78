import { aPhone, idOf, nextStop, noAnswer, page, settle, standing } from './testing/a-phone.test-data.ts'

describe('a press', () => {
  it('is stored before it is sent, and sent with its id and with both times by the same clock', async () => {
    const { open, server, sent, store } = aPhone()
    const opened = open()
    await opened.refresh()
    server.answers = [noAnswer]
    opened.press('received')
    await settle()
    expect(store.kept()?.outbox).toMatchObject([{ type: 'report', body: { id: idOf(1) } }])
    expect(sent).toEqual([
      {
        type: 'report',
        body: {
          id: idOf(1),
          kind: 'received',
          side: 'receiver',
          occurredAt: '2027-10-12T12:30:00.000Z',
          sentAt: '2027-10-12T12:30:00.000Z',
          greeting: '',
          who: '',
          participants: null,
        },
      },
    ])
    expect(standing(opened)).toMatchObject([{ kind: 'received', sending: 'waiting' }])
  })

  it('of those who came with the baton says which stop they mean, as their page had it', async () => {
    const { open, sent } = aPhone({ ...page, to: nextStop })
    const opened = open()
    await opened.refresh()
    opened.press('received', 'giver')
    await settle()
    expect(sent).toMatchObject([{ type: 'report', body: { side: 'giver', stopId: nextStop.stopId } }])
  })

  it('is sent only once it is stored', async () => {
    const { open, sent, store } = aPhone()
    const opened = open()
    await opened.refresh()
    const storedWhenSent: unknown[] = []
    const push = sent.push.bind(sent)
    sent.push = (...each) => {
      storedWhenSent.push(store.kept()?.outbox.map(({ body, attempted }) => [body.id, attempted]))
      return push(...each)
    }
    opened.press('received')
    await settle()
    expect(storedWhenSent).toEqual([[[idOf(1), true]]])
  })

  it('in the first moment, before the store has opened, is kept beside what was stored already', async () => {
    const { open, server, sent, store } = aPhone()
    const first = open()
    await first.refresh()
    server.answers = [noAnswer]
    first.press('received')
    await settle()
    server.answers = [noAnswer]
    const second = open()
    second.press('handed-on')
    expect(second.getState().recalled).toBe(false)
    await settle()
    expect(store.kept()?.outbox.map(({ body }) => body.id)).toEqual([idOf(1), idOf(2)])
    await second.refresh()
    expect(sent.map(({ type, body }) => type === 'report' && body.kind)).toEqual([
      'received',
      'received',
      'received',
      'handed-on',
    ])
  })

  it('is repeated with the same id and the time of the press until the server answers', async () => {
    const { open, server, sent, tasks, clock } = aPhone()
    const opened = open()
    await opened.refresh()
    server.answers = [noAnswer, noAnswer]
    opened.press('received')
    await settle()
    expect(tasks.map(({ afterMs }) => afterMs)).toEqual([2000])
    clock.ms += 60_000
    tasks.shift()?.task()
    await settle()
    expect(tasks.map(({ afterMs }) => afterMs)).toEqual([4000])
    tasks.shift()?.task()
    await settle()
    expect(sent.map(({ body }) => 'sentAt' in body && [body.id, body.occurredAt, body.sentAt])).toEqual([
      [idOf(1), '2027-10-12T12:30:00.000Z', '2027-10-12T12:30:00.000Z'],
      [idOf(1), '2027-10-12T12:30:00.000Z', '2027-10-12T12:31:00.000Z'],
      [idOf(1), '2027-10-12T12:30:00.000Z', '2027-10-12T12:31:00.000Z'],
    ])
    expect(standing(opened)).toMatchObject([{ sending: 'sent', sentAtMs: clock.ms }])
    expect(tasks).toEqual([])
  })

  it('survives that the page is closed and is sent when it is opened again', async () => {
    const { open, server, sent } = aPhone()
    const first = open()
    await first.refresh()
    server.answers = [noAnswer]
    first.press('received')
    await settle()
    server.page = noAnswer
    server.answers = [noAnswer]
    const second = open()
    await second.refresh()
    expect(second.getState().page).toEqual(page)
    expect(standing(second)).toMatchObject([{ kind: 'received', sending: 'waiting' }])
    await second.refresh()
    expect(standing(second)).toMatchObject([{ kind: 'received', sending: 'sent' }])
    expect(new Set(sent.map(({ body }) => 'id' in body && body.id)).size).toBe(1)
  })

  it('is told in the order of pressing', async () => {
    const { open, server, sent } = aPhone()
    const opened = open()
    await opened.refresh()
    server.answers = [noAnswer]
    opened.press('received')
    await settle()
    opened.press('handed-on')
    await settle()
    const kinds = sent.map(({ type, body }) => type === 'report' && body.kind)
    expect(kinds).toEqual(['received', 'received', 'handed-on'])
  })

  it('made in one tab is not lost by a press in another, and both agree', async () => {
    const { open, sent } = aPhone()
    const [one, other] = [open(), open()]
    await one.refresh()
    await other.refresh()
    one.press('received')
    other.press('handed-on')
    await settle()
    await one.catchUp()
    await other.catchUp()
    expect(standing(other).map(({ kind }) => kind)).toEqual(['received', 'handed-on'])
    expect(standing(one)).toEqual(standing(other))
    expect(new Set(sent.map(({ body }) => 'id' in body && body.id))).toEqual(new Set([idOf(1), idOf(2)]))
  })

  it('that the server refuses is kept with the reason, and tried again when the page is opened again', async () => {
    const { open, server, sent } = aPhone()
    const opened = open()
    await opened.refresh()
    server.answers = [{ kind: 'refused', code: 'invalid', message: 'Tiden ligger ude i fremtiden.' }]
    opened.press('received')
    await settle()
    expect(standing(opened)).toMatchObject([{ sending: 'refused', refusal: 'Tiden ligger ude i fremtiden.' }])
    await open().open()
    expect(sent).toHaveLength(2)
  })
})

describe('words added to a report', () => {
  it('go as a further report of the same handover, at the time of the press', async () => {
    const { open, sent, clock } = aPhone()
    const opened = open()
    await opened.refresh()
    opened.press('received')
    await settle()
    clock.ms += 90_000
    const [received] = standing(opened)
    if (!received) throw new Error('nothing stands')
    opened.tellMore(received, { greeting: 'Tak for besøget', who: 'Karen' })
    await settle()
    expect(sent[1]).toMatchObject({
      type: 'report',
      body: {
        id: idOf(2),
        kind: 'received',
        occurredAt: '2027-10-12T12:30:00.000Z',
        sentAt: '2027-10-12T12:31:30.000Z',
        greeting: 'Tak for besøget',
        who: 'Karen',
      },
    })
    expect(standing(opened)).toMatchObject([
      { id: idOf(1), ids: [idOf(1), idOf(2)], greetings: ['Tak for besøget'], who: 'Karen' },
    ])
  })

  it('to what another phone reported carry that report’s time', async () => {
    const report = {
      id: idOf(50),
      kind: 'received' as const,
      side: 'receiver' as const,
      occurredAt: '2027-10-12T12:20:00Z',
      greeting: '',
      who: '',
      participants: null,
    }
    const { open, sent, clock } = aPhone({ ...page, reports: [report] })
    clock.ms += 2 * 3_600_000
    const opened = open()
    await opened.refresh()
    const [received] = standing(opened)
    if (!received) throw new Error('nothing stands')
    opened.tellMore(received, { participants: { members: 12, guests: null } })
    await settle()
    expect(sent[0]?.body).toMatchObject({
      occurredAt: '2027-10-12T12:20:00.000Z',
      sentAt: '2027-10-12T12:30:00.000Z',
      participants: { members: 12, guests: null },
    })
  })
})
