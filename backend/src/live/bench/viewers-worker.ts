import { setTimeout as wait } from 'node:timers/promises'
import { BareSocket } from './bare-socket.ts'
import { answerWith, nowMs, type Questions } from './worker-messages.ts'

/** Thousands of viewers in one process; it does as little as it can with what they get. */

interface Seat {
  socket: BareSocket | null
  seenMs: number | null
  /** Up to which event it has everything. */
  after: number | undefined
}

const seats: Seat[] = []
let mark: Buffer | null = null
let closing = false

/** Resolves when it has its first message, or, asking for nothing, when it is open. */
function connect(seat: Seat, ask: Questions['open']['ask']): Promise<void> {
  const { url, source, subscribe, stay } = ask
  return new Promise((resolve) => {
    let first = true
    const socket = new BareSocket(new URL(url), source, {
      onOpen: () => {
        if (subscribe) socket.send(JSON.stringify({ ...subscribe, after: seat.after }))
        else resolve()
      },
      onMessage: (data) => {
        if (first) resolve()
        first = false
        seat.after = newestIn(data) ?? seat.after
        if (mark && seat.seenMs === null && data.includes(mark)) seat.seenMs = nowMs()
      },
      onClose: () => {
        if (!stay || closing) return
        // As the pages do: spread by chance, so that not everybody comes back in the same moment.
        setTimeout(() => void connect(seat, ask).then(resolve), 350 + 350 * Math.random())
      },
    })
    seat.socket = socket
  })
}

const SEQ = Buffer.from('"seq":')

/** The seq of the last event in a message, without taking it apart. */
function newestIn(data: Buffer): number | undefined {
  const at = data.lastIndexOf(SEQ)
  return at === -1 ? undefined : Number.parseInt(data.toString('latin1', at + 6, at + 16))
}

async function open(ask: Questions['open']['ask']): Promise<{ tookMs: number[] }> {
  closing = false
  const tookMs: number[] = []
  const started = nowMs()
  let left = ask.count
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const seat: Seat = { socket: null, seenMs: null, after: ask.subscribe?.after }
      const before = ask.atOnce >= ask.count ? started : nowMs()
      seats.push(seat)
      await connect(seat, ask)
      tookMs.push(nowMs() - before)
    }
  }
  await Promise.all(Array.from({ length: Math.min(ask.atOnce, ask.count) }, one))
  return { tookMs }
}

async function seen({ withinMs }: Questions['seen']['ask']): Promise<Questions['seen']['answer']> {
  const deadline = nowMs() + withinMs
  while (nowMs() < deadline && seats.some(({ seenMs }) => seenMs === null)) await wait(20)
  const atMs = seats.flatMap(({ seenMs }) => seenMs ?? [])
  return { atMs, missing: seats.length - atMs.length }
}

answerWith(async (asked) => {
  if (asked.name === 'open') return open(asked.ask)
  if (asked.name === 'seen') return seen(asked.ask)
  if (asked.name === 'expect') {
    mark = Buffer.from(asked.ask.mark)
    for (const seat of seats) seat.seenMs = null
    return {}
  }
  closing = true
  for (const { socket } of seats.splice(0)) socket?.terminate()
  return {}
})
