import {
  closeCode,
  serverMessage,
  type ClientMessage,
  type ServerMessage,
} from '@stafet/domain/contract/live.ts'
import { backOffMs } from './back-off.ts'

/** The server says something every 15 seconds; after this long without a word the line is dead. */
const silenceMs = 40_000
/** So long may opening a socket, or an answer to a ping, take. */
const answerMs = 8_000

interface Listener {
  /** What to send first on each new socket: it says what we already have. */
  subscription: () => ClientMessage
  onMessage: (message: ServerMessage) => void
  /** The socket is down for the `failures`th time in a row; another try follows by itself. */
  onDown: (failures: number) => void
}

export interface LiveSocket {
  /** Tries at once instead of waiting, or checks that an open line is alive. */
  wake: () => void
  /** Drops the line and subscribes anew. */
  restart: () => void
  stop: () => void
}

/** A socket to `/live` that comes back by itself, however often the line breaks. */
export function openLiveSocket({ subscription, onMessage, onDown }: Listener): LiveSocket {
  let socket: WebSocket | null = null
  let failures = 0
  let watchdog: number | undefined
  let retry: number | undefined

  const expectWord = (withinMs: number) => {
    clearTimeout(watchdog)
    watchdog = window.setTimeout(() => drop(), withinMs)
  }

  const connect = () => {
    clearTimeout(retry)
    const opened = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`)
    socket = opened
    expectWord(answerMs)
    opened.onopen = () => opened.send(JSON.stringify(subscription()))
    opened.onmessage = ({ data }) => {
      if (socket !== opened) return
      const message = parse(data)
      if (!message) return drop()
      failures = 0
      expectWord(silenceMs)
      onMessage(message)
    }
    opened.onclose = ({ code }) => {
      if (socket === opened) down(code)
    }
  }

  const down = (code?: number) => {
    socket = null
    clearTimeout(watchdog)
    failures = code === closeCode.tooSlow ? 0 : failures + 1
    retry = window.setTimeout(connect, backOffMs(failures, Math.random()))
    onDown(failures)
  }

  /** Gives a line up without waiting for the close that a dead one never sends. */
  const drop = () => {
    const dropped = socket
    if (!dropped) return
    down()
    dropped.close()
  }

  connect()
  return {
    wake: () => {
      if (!socket) connect()
      else if (socket.readyState === WebSocket.OPEN) {
        const ping: ClientMessage = { type: 'ping' }
        socket.send(JSON.stringify(ping))
        expectWord(answerMs)
      }
    },
    restart: () => {
      const old = socket
      socket = null
      old?.close()
      connect()
    },
    stop: () => {
      const old = socket
      socket = null
      clearTimeout(watchdog)
      clearTimeout(retry)
      old?.close()
    },
  }
}

function parse(data: unknown): ServerMessage | null {
  if (typeof data !== 'string') return null
  try {
    const parsed = serverMessage.safeParse(JSON.parse(data))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
