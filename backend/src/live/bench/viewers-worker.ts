import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket, type RawData } from 'ws'
import { answerWith, nowMs, type Questions } from './worker-messages.ts'

/** Thousands of viewers in one process; it does as little as it can with what they get. */

interface Seat {
  socket: WebSocket | null
  seenMs: number | null
}

const seats: Seat[] = []
let mark: Buffer | null = null
let closing = false

/** Resolves when it has its first message, or, asking for nothing, when it is open. */
function connect(seat: Seat, { url, source, subscribe, stay }: Questions['open']['ask']): Promise<void> {
  const socket = new WebSocket(url, { localAddress: source, perMessageDeflate: false })
  seat.socket = socket
  return new Promise((resolve) => {
    let first = true
    socket.on('open', () => {
      if (subscribe) socket.send(JSON.stringify(subscribe))
      else resolve()
    })
    socket.on('message', (data: RawData) => {
      if (first) resolve()
      first = false
      if (mark && seat.seenMs === null && Buffer.isBuffer(data) && data.includes(mark)) seat.seenMs = nowMs()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (!stay || closing) return
      // As the pages do: spread by chance, so that not everybody comes back in the same moment.
      setTimeout(
        () => void connect(seat, { url, source, subscribe, stay, count: 1, atOnce: 1 }).then(resolve),
        350 + 350 * Math.random(),
      )
    })
  })
}

async function open(ask: Questions['open']['ask']): Promise<{ tookMs: number[] }> {
  closing = false
  const tookMs: number[] = []
  const started = nowMs()
  let left = ask.count
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const seat: Seat = { socket: null, seenMs: null }
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
