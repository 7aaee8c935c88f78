import { aPhone, idOf, noAnswer, settle } from './testing/a-phone.test-data.ts'

describe('besides reports', () => {
  it('goes the answer to "can you still?", the last one only', async () => {
    const { open, server, sent } = aPhone()
    const opened = open()
    await opened.refresh()
    server.answers = [noAnswer]
    opened.press('received')
    await settle()
    server.answers = [noAnswer]
    opened.answerAttendance('coming')
    opened.answerAttendance('declined')
    await settle()
    await opened.refresh()
    expect(sent.filter(({ type }) => type === 'attendance').map(({ body }) => body)).toEqual([
      { answer: 'declined' },
    ])
  })

  it('goes a message to a neighbour, with the same id each time', async () => {
    const { open, server, sent, tasks } = aPhone()
    const opened = open()
    await opened.refresh()
    server.answers = [noAnswer]
    opened.write('to', 'Vi går nu')
    await settle()
    tasks.shift()?.task()
    await settle()
    expect(sent).toEqual([
      { type: 'message', body: { id: idOf(1), to: 'to', text: 'Vi går nu' } },
      { type: 'message', body: { id: idOf(1), to: 'to', text: 'Vi går nu' } },
    ])
  })

  it('nothing is sent from a page whose link is unknown', async () => {
    const { open, server, sent } = aPhone()
    server.page = { kind: 'refused', code: 'unknown-link', message: 'Linket findes ikke.' }
    const opened = open()
    await opened.refresh()
    expect(opened.getState().connection).toBe('unknown-link')
    expect(sent).toEqual([])
  })
})
