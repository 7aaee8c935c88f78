import type { ServerMessage } from '@stafet/domain/contract/live.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { ApiError } from '../ui/api.ts'
import { fetchSnapshot } from './fetch-snapshot.ts'
import { openLiveSocket, type LiveSocket } from './live-socket.ts'
import { withEvents, withPosition, withSnapshot, type LiveState } from './live-state.ts'
import { noteServerTime, serverNowMs } from './server-time.ts'

/** `live`: news comes as it happens (or, without sockets, every few seconds). */
export type Connection = 'live' | 'catching-up' | 'offline'

export interface Followed {
  state: LiveState | null
  connection: Connection
  /** When we last heard from the server, in its own time (milliseconds); null while `live`. */
  staleSince: number | null
  /** Why there is nothing to show; null once there is, or while the first try is under way. */
  failure: ApiError | null
}

export const nothingYet: Followed = {
  state: null,
  connection: 'catching-up',
  staleSince: null,
  failure: null,
}

const pollMs = 10_000
/** From this many failed sockets in a row on, the snapshot is asked for over HTTP as well. */
const pollFromFailures = 2

/**
 * Follows one relay: first a snapshot over HTTP, then the stream from where it ended, then whatever helps when the
 * stream breaks. Tells of every change, at most once per frame. Returns the way to stop.
 */
export function followRelay(slug: string, tell: (followed: Followed) => void): () => void {
  let followed = nothingYet
  let socket: LiveSocket | null = null
  /** The socket works: what we have is as new as can be. */
  let streaming = false
  /** What we have has a gap: the next subscription asks for everything. */
  let gap = false
  let heardMs = serverNowMs()
  let poll: number | undefined
  let held: { relayId: string; events: RelayEvent[] }[] = []
  let flush: number | undefined
  const stopped = new AbortController()

  const change = (part: Partial<Followed>) => {
    followed = { ...followed, ...part }
    tell(followed)
  }
  const heard = () => {
    heardMs = serverNowMs()
    if (followed.connection !== 'live') change({ connection: 'live', staleSince: null })
  }
  const lost = (connection: Connection) => {
    if (followed.connection !== connection) change({ connection, staleSince: heardMs })
  }
  const pollIn = (ms: number) => {
    clearTimeout(poll)
    poll = window.setTimeout(() => void fetchAnew(), ms)
  }

  const fetchAnew = async () => {
    clearTimeout(poll)
    try {
      const snapshot = await fetchSnapshot(slug, stopped.signal)
      const behind = followed.state !== null && snapshot.seq < followed.state.seq
      change({ state: withSnapshot(followed.state, snapshot, streaming), failure: null })
      heard()
      if (behind || (socket && !streaming)) pollIn(pollMs)
    } catch (error) {
      if (stopped.signal.aborted) return
      pollIn(pollMs)
      if (!streaming) lost('offline')
      if (!followed.state && error instanceof ApiError) change({ failure: error })
      // No such relay, or none released yet: a socket would be refused just the same.
      if (error instanceof ApiError && error.code === 'unknown-relay') return
    }
    socket ??= openSocket()
  }

  /** Appends what came since the last frame. */
  const takeIn = () => {
    cancelAnimationFrame(flush ?? 0)
    flush = undefined
    const batches = held
    held = []
    for (const { relayId, events } of batches) {
      if (!followed.state) return
      const { state, missing, outdated } = withEvents(followed.state, relayId, events)
      if (state !== followed.state) change({ state })
      if (outdated) void fetchAnew()
      if (missing) {
        gap = true
        socket?.restart()
        return
      }
    }
  }

  const onMessage = (message: ServerMessage) => {
    // A refusal is followed by the close of the socket, and that by another try.
    if (message.type === 'error') return
    streaming = true
    clearTimeout(poll)
    noteServerTime(message.now)
    heard()
    if (message.type === 'snapshot') {
      held = []
      change({ state: withSnapshot(followed.state, message.snapshot), failure: null })
    } else if (message.type === 'events') {
      held.push(message)
      // A hidden page has no frames; what it holds is taken in when it is looked at again.
      flush ??= requestAnimationFrame(takeIn)
    } else if (message.type === 'position' && followed.state) {
      const state = withPosition(followed.state, message.relayId, message.position)
      if (state !== followed.state) change({ state })
    }
  }

  const openSocket = () =>
    openLiveSocket({
      subscription: () => {
        const has = gap ? null : followed.state
        gap = false
        if (!has) return { type: 'subscribe', slug }
        const { relay, release } = has.snapshot
        return { type: 'subscribe', slug, relayId: relay.id, release: release.number, after: has.seq }
      },
      onMessage,
      onDown: (failures) => {
        streaming = false
        takeIn()
        if (failures < pollFromFailures) lost('catching-up')
        else void fetchAnew()
      },
    })

  const wake = () => {
    if (document.visibilityState === 'hidden') return
    socket?.wake()
    if (!streaming) void fetchAnew()
  }
  const onOffline = () => lost('offline')
  window.addEventListener('online', wake)
  window.addEventListener('offline', onOffline)
  document.addEventListener('visibilitychange', wake)
  void fetchAnew()

  return () => {
    stopped.abort()
    socket?.stop()
    clearTimeout(poll)
    cancelAnimationFrame(flush ?? 0)
    window.removeEventListener('online', wake)
    window.removeEventListener('offline', onOffline)
    document.removeEventListener('visibilitychange', wake)
  }
}
