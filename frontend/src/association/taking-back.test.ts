import { isUndoable } from './standing-reports.ts'
import { aPhone, idOf, noAnswer, settle, standing } from './testing/a-phone.test-data.ts'

describe('taking a press back', () => {
  it('withdraws by a further event what the server may have, even if no answer came', async () => {
    const { open, server, sent } = aPhone()
    const opened = open()
    await opened.refresh()
    server.answers = [noAnswer]
    opened.press('received')
    await settle()
    opened.undo([idOf(1)])
    await settle()
    expect(standing(opened)).toEqual([])
    expect(sent.map(({ type }) => type)).toEqual(['report', 'report', 'withdrawal'])
    expect(sent[2]?.body).toMatchObject({ eventId: idOf(1) })
  })

  it('takes back the words that were added as well', async () => {
    const { open, sent } = aPhone()
    const opened = open()
    await opened.refresh()
    opened.press('received')
    const [received] = standing(opened)
    if (!received) throw new Error('nothing stands')
    opened.tellMore(received, { greeting: 'Tak' })
    await settle()
    opened.undo(standing(opened)[0]?.ids ?? [])
    await settle()
    expect(standing(opened)).toEqual([])
    expect(sent.flatMap(({ type, body }) => (type === 'withdrawal' ? body.eventId : []))).toEqual([
      idOf(1),
      idOf(2),
    ])
  })

  it('drops what never left the phone', async () => {
    const { open, server, sent } = aPhone()
    const opened = open()
    await opened.refresh()
    server.answers = [noAnswer, noAnswer]
    opened.press('received')
    await settle()
    opened.press('handed-on')
    await settle()
    opened.undo([standing(opened)[1]?.id ?? ''])
    await opened.refresh()
    await settle()
    expect(new Set(sent.map(({ type, body }) => type === 'report' && body.kind))).toEqual(
      new Set(['received']),
    )
    expect(standing(opened)).toMatchObject([{ kind: 'received', sending: 'sent' }])
  })

  it('is offered for the last report only, and for one that the server will not take', async () => {
    const { open, server } = aPhone()
    const opened = open()
    await opened.refresh()
    const undoable = () => standing(opened).map((report, _at, all) => isUndoable(report, all))
    server.answers = [{ kind: 'refused', code: 'invalid', message: 'Det går ikke.' }]
    opened.press('received')
    await settle()
    opened.press('handed-on')
    await settle()
    expect(undoable()).toEqual([true, true])
    await opened.open()
    expect(undoable()).toEqual([false, true])
  })
})
