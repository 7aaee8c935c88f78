import { retryDelayMs } from '../outbox.ts'
import { isNews, overlandMessage, type CarriedPoint } from './carried-point.ts'
import type { PointShelf } from './point-shelf.ts'

export interface CarryingState {
  /** Points kept and not sent yet. */
  waiting: number
  /** By this phone's clock; null before the first. */
  lastSentAtMs: number | null
  connection: 'untried' | 'answered' | 'no-answer' | 'unknown-link'
}

export interface CarryingApi {
  /** The server's time in milliseconds; null when nobody answers. */
  serverNowMs(): Promise<number | null>
  send(message: ReturnType<typeof overlandMessage>): Promise<'taken' | 'no-answer' | 'unknown-link'>
}

/** Points in one message: a few kilobytes. */
const batchSize = 50
/** So often, at most, is the line woken. */
const restMs = 20_000

/**
 * Tells where the carriers are: keeps each point worth it, and sends them in batches, oldest first, until the
 * server has taken them. `shelf` may fail over to `spare`, which lives as long as the page.
 */
export function openCarrying({
  api,
  shelf,
  spare,
  nowMs,
  later,
}: {
  api: CarryingApi
  shelf: PointShelf
  spare: PointShelf
  nowMs: () => number
  later: (task: () => void, afterMs: number) => () => void
}) {
  const listeners = new Set<() => void>()
  let state: CarryingState = { waiting: 0, lastSentAtMs: null, connection: 'untried' }
  let newest: CarriedPoint | null = null
  let offsetMs: number | null = null
  let failures = 0
  let sending: Promise<void> | null = null
  let cancelNext: (() => void) | null = null

  function show(news: Partial<CarryingState>) {
    state = { ...state, ...news }
    for (const listener of listeners) listener()
  }

  /** How many wait on each shelf, as far as it told. */
  const waitingOn = new Map<PointShelf, number>()
  function count(on: PointShelf, waiting: number, news: Partial<CarryingState> = {}) {
    waitingOn.set(on, waiting)
    show({ ...news, waiting: [...waitingOn.values()].reduce((sum, each) => sum + each, 0) })
  }

  async function sendFrom(from: PointShelf): Promise<'done' | 'no-answer' | 'unknown-link'> {
    for (;;) {
      const { points, waiting } = await from.oldest(batchSize)
      count(from, waiting)
      if (points.length === 0) return 'done'
      if (offsetMs === null) {
        const askedAtMs = nowMs()
        const serverMs = await api.serverNowMs()
        if (serverMs === null) return 'no-answer'
        offsetMs = serverMs - (askedAtMs + nowMs()) / 2
      }
      const outcome = await api.send(
        overlandMessage(
          points.map(({ point }) => point),
          offsetMs,
        ),
      )
      if (outcome !== 'taken') return outcome
      await from.drop(points.map(({ id }) => id))
      count(from, waiting - points.length, { lastSentAtMs: nowMs(), connection: 'answered' })
    }
  }

  async function sendAll(): Promise<void> {
    cancelNext?.()
    cancelNext = null
    const outcomes = [await sendFrom(shelf).catch(() => 'done' as const), await sendFrom(spare)]
    if (outcomes.includes('unknown-link')) return show({ connection: 'unknown-link' })
    const silent = outcomes.includes('no-answer')
    failures = silent ? failures + 1 : 0
    if (!silent) return
    show({ connection: 'no-answer' })
    sendIn(retryDelayMs(failures))
  }

  function sendIn(afterMs: number) {
    cancelNext ??= later(() => void flush(), afterMs)
  }

  function flush(): Promise<void> {
    sending ??= sendAll().finally(() => (sending = null))
    return sending
  }

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Keeps a point if it is worth it; the first is sent at once, the others together after a while. */
    async take(point: CarriedPoint): Promise<void> {
      if (!isNews(newest, point)) return
      const isFirst = newest === null
      newest = point
      const on = await shelf.add(point).then(
        () => shelf,
        () => spare.add(point).then(() => spare),
      )
      count(on, (waitingOn.get(on) ?? 0) + 1)
      if (isFirst) await flush()
      else if (!sending && failures === 0) sendIn(restMs)
    },
    /** Sends what waits now. */
    flush,
  }
}

export type Carrying = ReturnType<typeof openCarrying>
