import type { Attendance } from '../contract/check-in.ts'
import type { DatedPlan } from '../contract/dated-plan.ts'
import type { LoggedEvent, RelayEvent } from '../contract/relay-event.ts'
import type { Call } from '../contract/reserve.ts'
import type { TrackedPosition, Tracker } from '../contract/tracking.ts'
import { distanceM } from '../geo/distance.ts'
import type { Custody } from './custody.ts'
import { timedStops } from './expected-times.ts'
import type { Progress } from './progress.ts'

const MINUTE = 60_000

/** Later than this against the announced time somebody should be told. */
export const LATE_MS = 15 * MINUTE
/** Nothing heard for so long beyond the expected receipt, by check-in or by phone: somebody should ring. */
export const SILENT_MS = 30 * MINUTE
/** A phone on the leg under way that has sent nothing for so long is silent. */
export const TRACKER_SILENT_MS = 20 * MINUTE
/** A phone with less of its battery left may not last the leg. */
export const LOW_BATTERY_SHARE = 0.15
/** Carriers are looked for on the legs of the days that begin within this time: today and tomorrow. */
export const CARRIERS_AHEAD_MS = 36 * 60 * MINUTE
/** Nearer a stop than this, or than the phone's own accuracy, it may be there: never less, phones err. */
export const NEAR_M = 150
/** So many positions, over at least so long, must be near before a check-in is suggested. */
export const NEAR_FIXES = 2
export const NEAR_FOR_MS = 2 * MINUTE

export type AttentionCode =
  | 'contradiction'
  | 'silent'
  | 'overdue'
  | 'late'
  | 'declined'
  | 'reserve-call-open'
  | 'carriers-missing'
  | 'tracker-silent'
  | 'tracker-battery'
  | 'near-stop'

export type Urgency = 'now' | 'soon' | 'later'

/** Something that the coordinator should look at. */
export interface AttentionItem {
  code: AttentionCode
  urgency: Urgency
  stopId: string | null
  /** Since when; milliseconds. */
  sinceMs: number
  /** The events that it is about; empty when it is about none. */
  eventIds: string[]
}

export interface AttentionInput {
  plan: DatedPlan
  events: readonly (RelayEvent | LoggedEvent)[]
  progress: Progress
  custody: Custody
  attendance: readonly { stopId: string; answer: Attendance; answeredAt: string | null }[]
  contacts: readonly { stopId: string; carriers: string }[]
  trackers: readonly Tracker[]
  /** The newest on each leg, and, where they are at hand, those before. */
  positions: readonly TrackedPosition[]
  calls: readonly Call[]
  /** The relay's own now. */
  nowMs: number
}

/** What the coordinator must look at, the most urgent first, of equals the longest waiting. */
export function attention(input: AttentionInput): AttentionItem[] {
  const rank = { now: 0, soon: 1, later: 2 }
  return [
    ...contradictions(input),
    ...timeliness(input),
    ...people(input),
    ...phones(input),
    ...nearStop(input),
  ].sort(
    (a, b) =>
      rank[a.urgency] - rank[b.urgency] ||
      a.sinceMs - b.sinceMs ||
      (a.stopId ?? '').localeCompare(b.stopId ?? ''),
  )
}

function contradictions({ custody }: AttentionInput): AttentionItem[] {
  return custody.contradictions.map(({ stopId, sinceMs, eventIds }) => ({
    code: 'contradiction',
    urgency: 'now',
    stopId,
    sinceMs,
    eventIds,
  }))
}

function timeliness({ plan, progress, positions, nowMs }: AttentionInput): AttentionItem[] {
  const { baton, next, phase } = progress
  if (next === null || phase !== 'running') return []
  const timed = timedStops(plan.days)[next]
  const stop = progress.stops[next]
  if (!timed || !stop) return []
  const one = { stopId: stop.id, eventIds: [] }
  const items: AttentionItem[] = []
  const dueMs = timed.startsMs
  const heardMs = positions
    .filter(({ stopId }) => stopId === stop.id)
    .reduce((latest, { occurredAt }) => Math.max(latest, Date.parse(occurredAt)), baton.knownMs ?? -Infinity)
  if (baton.overdue) {
    const silentSinceMs = Math.max(dueMs, heardMs)
    if (nowMs - silentSinceMs > SILENT_MS)
      items.push({ ...one, code: 'silent', urgency: 'now', sinceMs: silentSinceMs })
    else items.push({ ...one, code: 'overdue', urgency: 'soon', sinceMs: dueMs })
  }
  if (stop.expectedMs - dueMs > LATE_MS) {
    items.push({ ...one, code: 'late', urgency: 'soon', sinceMs: Math.min(nowMs, dueMs) })
  }
  return items
}

function people({ plan, progress, attendance, contacts, calls, nowMs }: AttentionInput): AttentionItem[] {
  const stops = timedStops(plan.days)
  const items: AttentionItem[] = []
  const isAhead = (stopId: string) =>
    progress.stops.some(({ id, state }) => id === stopId && state === 'to-come')
  for (const { stopId, answer, answeredAt } of attendance) {
    if (answer !== 'declined' || !isAhead(stopId)) continue
    const sinceMs = answeredAt ? Date.parse(answeredAt) : nowMs
    items.push({ code: 'declined', urgency: 'soon', stopId, sinceMs, eventIds: [] })
  }
  for (const { stopId, state, madeAt } of calls) {
    if (state !== 'open' || !isAhead(stopId)) continue
    items.push({
      code: 'reserve-call-open',
      urgency: 'soon',
      stopId,
      sinceMs: Date.parse(madeAt),
      eventIds: [],
    })
  }
  const carriers = new Map(contacts.map((contact) => [contact.stopId, contact.carriers.trim()]))
  for (const [at, { stop, day }] of stops.entries()) {
    const from = stops[at - 1]
    const startsMs = Date.parse(day.startsAt)
    if (!from || !isAhead(stop.id) || startsMs > nowMs + CARRIERS_AHEAD_MS) continue
    if (stop.leg.durationS === 0 || carriers.get(from.stop.id) !== '') continue
    if (calls.some((call) => call.stopId === stop.id && call.state !== 'closed')) continue
    const urgency = startsMs <= nowMs ? 'soon' : 'later'
    items.push({ code: 'carriers-missing', urgency, stopId: stop.id, sinceMs: startsMs, eventIds: [] })
  }
  return items
}

function phones({ progress, trackers, nowMs }: AttentionInput): AttentionItem[] {
  const { towards, where } = progress.baton
  const stopId = towards === null ? undefined : progress.stops[towards]?.id
  if (where !== 'leg' || stopId === undefined) return []
  const own = trackers.filter((tracker) => tracker.stopId === stopId && tracker.revokedAt === null)
  const items: AttentionItem[] = []
  const heardMs = own.reduce(
    (latest, { seenAt }) => Math.max(latest, seenAt ? Date.parse(seenAt) : -Infinity),
    -Infinity,
  )
  if (heardMs !== -Infinity && nowMs - heardMs > TRACKER_SILENT_MS) {
    items.push({ code: 'tracker-silent', urgency: 'later', stopId, sinceMs: heardMs, eventIds: [] })
  }
  const low = own.find(({ batteryShare }) => batteryShare !== null && batteryShare < LOW_BATTERY_SHARE)
  if (low) {
    const sinceMs = low.seenAt ? Date.parse(low.seenAt) : nowMs
    items.push({ code: 'tracker-battery', urgency: 'later', stopId, sinceMs, eventIds: [] })
  }
  return items
}

/** A phone has been near the next stop for a while and nobody has checked in: suggests it, never makes it. */
function nearStop({ plan, progress, positions }: AttentionInput): AttentionItem[] {
  const { next, baton } = progress
  const stop = next === null ? undefined : timedStops(plan.days)[next]?.stop
  const place = stop?.position
  if (!stop || !place || baton.where !== 'leg') return []
  const near = positions
    .filter(({ stopId }) => stopId === stop.id)
    .map((position) => ({ position, atMs: Date.parse(position.occurredAt) }))
    .sort((a, b) => b.atMs - a.atMs)
  const away = near.findIndex(
    ({ position }) => distanceM(position, place) > Math.max(NEAR_M, position.accuracyM ?? 0),
  )
  const there = away === -1 ? near : near.slice(0, away)
  const [newest, oldest] = [there[0], there.at(-1)]
  if (!newest || !oldest || there.length < NEAR_FIXES || newest.atMs - oldest.atMs < NEAR_FOR_MS) return []
  return [{ code: 'near-stop', urgency: 'soon', stopId: stop.id, sinceMs: oldest.atMs, eventIds: [] }]
}
