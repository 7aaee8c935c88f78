import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { relayEvent, type LoggedEvent } from '@stafet/domain/contract/relay-event.ts'
import { custody, holderAt, type Custody } from '@stafet/domain/progress/custody.ts'
import { progressOf } from '@stafet/domain/progress/progress.ts'
import { withPublicEvents } from '@stafet/domain/progress/public-log.ts'
import { standingWords } from '@stafet/domain/progress/standing-words.ts'
import { isDeepStrictEqual } from 'node:util'
import type { Coordinator } from './coordinator.ts'
import type { TrueVisit } from './journey.ts'
import type { Ledger, Press } from './ledger.ts'
import { LONGEST_WAY_MS, PATIENCE_MS } from './network.ts'
import { PhoneClock } from './phone-clock.ts'
import type { Phone } from './phone.ts'
import type { ViewerPage } from './viewer-page.ts'

/** A phone that is not full has stored what was pressed by then. */
const LONGEST_WRITE_MS = 20_000

/** Something that must never be, and the ids that it is about. */
export interface Finding {
  what: string
  about: string[]
}

interface Ended {
  plan: DatedPlan
  visits: readonly TrueVisit[]
  logged: readonly LoggedEvent[]
  phones: readonly Phone[]
  ledger: Ledger
  viewers: readonly ViewerPage[]
  coordinator: Coordinator
  clocksJump: boolean
}

/** What must hold when everything is back online. Empty when all does. */
export function checkInvariants(ended: Ended): Finding[] {
  return [
    ...sequence(ended),
    ...outboxes(ended),
    ...reports(ended),
    ...answers(ended),
    ...viewers(ended),
    ...chain(ended),
  ]
}

function sequence({ logged }: Ended): Finding[] {
  const ids = logged.map(({ id }) => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  return [
    ...logged.flatMap(({ seq, id }, at) =>
      seq === at + 1 ? [] : [{ what: `seq ${seq} stands where ${at + 1} should`, about: [id] }],
    ),
    ...twice.map((id) => ({ what: `${id} stands in the log twice`, about: [id] })),
  ]
}

/** Nothing waits any longer, and nothing was refused. */
function outboxes({ phones }: Ended): Finding[] {
  return phones.flatMap(({ name, disk }) =>
    (disk.kept?.outbox ?? []).flatMap(({ type, body, sentAtMs, refusal }) =>
      sentAtMs !== null
        ? []
        : [
            {
              what: `${name} still keeps a ${type} ${refusal === null ? 'unsent' : `refused with "${refusal}"`}`,
              about: [name, 'id' in body ? body.id : ''],
            },
          ],
    ),
  )
}

function reports(ended: Ended): Finding[] {
  const { ledger, logged, coordinator } = ended
  const byId = new Map(logged.map((event) => [event.id, event]))
  const standing = new Set(standingWords(logged).reports.map(({ id }) => id))
  const findings: Finding[] = []
  const find = (what: string, ...about: string[]): void => void findings.push({ what, about })

  for (const id of ledger.shown) if (!byId.has(id)) find(`${id} was shown as sent and is not in the log`, id)
  for (const press of ledger.presses.values()) {
    const { id, phone, undone } = press
    const event = byId.get(id)
    const wasKept = phone.disk.everKept.has(id)
    const hadTime = press.pageGoneMs - press.pressedMs > LONGEST_WRITE_MS
    if (!event && !wasKept && hadTime && !press.wasFull && !undone)
      find(`${id} was pressed, its page stayed open, and nothing kept it`, id, phone.name)
    if (!event && wasKept && !undone)
      find(`${id} was pressed and kept, and is not in the log`, id, phone.name)
    if (event) findings.push(...contentOf(press, event), ...timeOf(press, event, ledger))
    const isTakenBack = [...ledger.withdrawals].some(
      ([withdrawal, of]) =>
        of.id === id && (of.phone.disk.everKept.has(withdrawal) || ledger.shown.has(withdrawal)),
    )
    if (isTakenBack && standing.has(id)) find(`${id} was taken back and stands`, id, phone.name)
    if (event && !undone && !standing.has(id)) find(`${id} was not taken back and does not stand`, id)
  }
  const known = new Set([...ledger.presses.keys(), ...ledger.withdrawals.keys(), ...coordinator.asked])
  for (const { id, kind } of logged)
    if (kind !== 'released' && !known.has(id)) find(`${id} is in the log and nobody pressed it`, id)
  for (const { id, atMs } of coordinator.said)
    if (Date.parse(byId.get(id)?.occurredAt ?? '') !== atMs)
      find(`${id} was told by telephone and does not stand as told`, id)
  return findings
}

function contentOf({ id, content, door, phone }: Press, event: LoggedEvent): Finding[] {
  if (event.kind !== 'received' && event.kind !== 'handed-on')
    return [{ what: `${id} is a ${event.kind} in the log`, about: [id] }]
  const told = { kind: event.kind, ...event.payload }
  if (isDeepStrictEqual(told, content) && event.door === door && event.actor === 'link') return []
  const what = `${id} of ${phone.name} was ${JSON.stringify(content)} and is ${JSON.stringify(told)}`
  return [{ what, about: [id] }]
}

/**
 * A corrected time is at most as late as the report was on its way, give or take what the phone's clock drifts while
 * it waits. A clock that was set between press and sending shifts it by as much, and nothing can be known of it;
 * but never past the moment at which it arrived. Words added in a tab that only knows the report from the server go
 * by what that tab believes the server's time to be: half of its longest question off at most.
 */
function timeOf(
  { id, atMs, aheadMs, phone, isAddition }: Press,
  event: LoggedEvent,
  ledger: Ledger,
): Finding[] {
  const toldMs = Date.parse(event.occurredAt)
  const tries = ledger.sendings.get(id) ?? []
  const fits = tries.some((sent) => {
    const slackMs = 50 + (sent.atMs - atMs) * PhoneClock.mostDrift + (isAddition ? PATIENCE_MS / 2 : 0)
    const shiftedMs = atMs - (sent.aheadMs - aheadMs)
    const earliestMs = Math.min(shiftedMs, sent.atMs) - slackMs
    const latestMs = Math.min(shiftedMs, sent.atMs) + LONGEST_WAY_MS + slackMs
    return earliestMs <= toldMs && toldMs <= latestMs
  })
  if (fits) return []
  const [told, real] = [event.occurredAt, new Date(atMs).toISOString()]
  return [{ what: `${id} happened at ${real} and stands as ${told}`, about: [id, phone.name] }]
}

/**
 * What a node has answered is what stands in the log: nothing is acknowledged that is not committed. With its words,
 * or, once it was taken back, without them.
 */
function answers({ ledger, logged }: Ended): Finding[] {
  const events = logged.map((event) => relayEvent.parse(event))
  const [byId, seen] = [events, withPublicEvents([], events)].map(
    (all) => new Map(all.map((event) => [event.id, event])),
  )
  return ledger.answers.flatMap(({ id, event }) =>
    isDeepStrictEqual(byId?.get(id), event) || isDeepStrictEqual(seen?.get(id), event)
      ? []
      : [{ what: `${id} was answered as ${event.seq} and stands as ${byId?.get(id)?.seq}`, about: [id] }],
  )
}

function viewers({ viewers: all, logged, plan }: Ended): Finding[] {
  const events = withPublicEvents(
    [],
    logged.map((event) => relayEvent.parse(event)),
  )
  const release = events.filter(({ kind }) => kind === 'released').length
  const nowMs = Date.parse(plan.days.at(-1)?.startsAt ?? '')
  const fresh = progressOf(plan, events)(nowMs)
  return all.flatMap(({ name, state, gaps }): Finding[] => {
    const findings: Finding[] = []
    if (gaps > 0) findings.push({ what: `${name} was sent events with a gap ${gaps} times`, about: [name] })
    if (!isDeepStrictEqual(state?.events, events))
      findings.push({
        what: `${name} has ${state?.seq ?? 'nothing'} of ${events.length} events`,
        about: [name],
      })
    else if (state?.snapshot.release.number !== release)
      findings.push({ what: `${name} has another plan than the newest`, about: [name] })
    else if (!isDeepStrictEqual(progressOf(state.snapshot.release.plan, state.events)(nowMs), fresh))
      findings.push({ what: `${name} sees the baton elsewhere`, about: [name] })
    return findings
  })
}

/** At every instant exactly one has the baton; and where no clock jumped and no slip stands, who really had it. */
function chain({ plan, visits, logged, ledger, clocksJump }: Ended): Finding[] {
  const told = custody(plan, logged)
  const findings = contiguous(told)
  const { reports: standing } = standingWords(logged)
  if (clocksJump || standing.some(({ id }) => ledger.press(id)?.isMeant === false)) return findings
  const received = new Set(standing.flatMap(({ kind, stopId }) => (kind === 'received' ? stopId : [])))
  for (const { stop, arrivesMs, leavesMs } of visits) {
    if (!received.has(stop.id)) continue
    const holder = holderAt(told, (arrivesMs + leavesMs) / 2)?.holder
    if (holder?.kind === 'community' && holder.stopId === stop.id) continue
    findings.push({
      what: `stop ${stop.number} had the baton, and the chain says ${JSON.stringify(holder)}`,
      about: [stop.id],
    })
  }
  for (const contradiction of told.contradictions)
    findings.push({
      what: `nobody contradicted anybody: ${JSON.stringify(contradiction)}`,
      about: contradiction.eventIds,
    })
  return findings
}

function contiguous({ holdings }: Custody): Finding[] {
  const ends = [holdings[0]?.fromMs, holdings.at(-1)?.toMs]
  const broken = holdings.findIndex(
    ({ fromMs, toMs }, at) => fromMs > toMs || (at > 0 && holdings[at - 1]?.toMs !== fromMs),
  )
  if (isDeepStrictEqual(ends, [-Infinity, Infinity]) && broken === -1) return []
  return [
    { what: `the chain is broken at ${JSON.stringify(holdings.slice(broken - 1, broken + 1))}`, about: [] },
  ]
}
