/**
 * How long the folds take over 200 stops and 2,000 events, as JSON: from nothing (a page that opens, a node that
 * starts), and for the next second of a page that is open. Beside it what the same run takes to parse the same
 * snapshot from JSON, so that machines can be compared. Exits with 1 when a fold from nothing takes longer than 2 ms
 * in the middle.
 */
import { datedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { relayEvent, type RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { attention } from '@stafet/domain/progress/attention.ts'
import { custody } from '@stafet/domain/progress/custody.ts'
import { progress, progressOf } from '@stafet/domain/progress/progress.ts'
import { simulatedPlan, simulateWalkers } from '@stafet/domain/progress/testing/simulated-relay.ts'
import { z } from 'zod'

const ROUNDS = 400
const MOST_MS = 2
const MINUTE = 60_000

const plan = simulatedPlan(1, 10, 20)
const walked = simulateWalkers(plan, 1, {
  day: [0.95, 1.15],
  leg: [0.85, 1.25],
  visit: [0.75, 1.2],
  mishaps: 0.03,
})
const source = { plan, events: tenfold(walked.events).slice(0, 2000) }
const snapshot = JSON.stringify(source)
const half = Date.parse(plan.days[5]?.startsAt ?? '') + 4 * 60 * MINUTE

/** What 2,000 events are made of: each report comes from both sides, some twice, some late, some by mistake. */
function tenfold(events: readonly RelayEvent[]): RelayEvent[] {
  const all: RelayEvent[] = []
  const add = (event: RelayEvent, laterMs: number, side: 'receiver' | 'giver'): void => {
    if (event.kind !== 'received' && event.kind !== 'handed-on') return
    const seq = all.length + 1
    const id = `20000000-0000-4000-8000-${String(seq).padStart(12, '0')}`
    const occurredAt = new Date(Date.parse(event.occurredAt) + laterMs).toISOString()
    all.push({ ...event, seq, id, occurredAt, payload: { ...event.payload, side } })
  }
  for (const [at, event] of events.entries()) {
    add(event, 0, 'receiver')
    add(event, MINUTE, 'giver')
    add(event, 2 * MINUTE, 'receiver')
    add(event, 35 * MINUTE, 'giver')
    add(event, 90 * MINUTE, 'receiver')
    add(event, 150 * MINUTE, 'receiver')
    if (at % 25 === 0) add(events[(at + 40) % events.length] ?? event, -200 * MINUTE, 'receiver')
  }
  return all
}

function measure(work: () => unknown, prepare: () => void = () => undefined, batch = 1): number[] {
  const times: number[] = []
  for (let round = -50; round < ROUNDS; round++) {
    prepare()
    const from = performance.now()
    for (let one = 0; one < batch; one++) work()
    if (round >= 0) times.push((performance.now() - from) / batch)
  }
  return times.sort((a, b) => a - b)
}

const quantile = (times: readonly number[], share: number): number =>
  times[Math.floor(times.length * share)] ?? NaN
const round = (ms: number): number => Math.round(ms * 1000) / 1000

const shape = z.object({ plan: datedPlan, events: z.array(relayEvent) })
let read = source
/** Nothing that a fold may have kept from the time before. */
const again = (): void => {
  read = shape.parse(JSON.parse(snapshot))
}
const at = progressOf(read.plan, read.events)
const parse = measure(() => JSON.parse(snapshot))
const works = {
  'progress from nothing': measure(() => progress(read.plan, read.events, half), again),
  'progress with one more event': measure(() => progress(read.plan, read.events, half)),
  'progress a second later': measure(() => at(half), undefined, 100),
  'custody from nothing': measure(() => custody(read.plan, read.events), again),
  'attention, given both': (() => {
    const input = { plan, progress: at(half), custody: custody(plan, read.events), nowMs: half }
    const none = { attendance: [], contacts: [], trackers: [], positions: [], calls: [] }
    return measure(() => attention({ ...input, ...none }), undefined, 100)
  })(),
}
const parseMs = quantile(parse, 0.5)
const figures = Object.entries(works).map(([work, times]) => ({
  work,
  p50Ms: round(quantile(times, 0.5)),
  p99Ms: round(quantile(times, 0.99)),
  /** Of parsing the same snapshot. */
  ratio: Math.round((100 * quantile(times, 0.5)) / parseMs) / 100,
}))
const result = {
  stops: 200,
  events: read.events.length,
  reference: {
    work: 'JSON.parse of the same snapshot',
    p50Ms: round(parseMs),
    p99Ms: round(quantile(parse, 0.99)),
  },
  figures,
  contradictions: custody(plan, read.events).contradictions.length,
}
console.log(JSON.stringify(result, null, 2))
if ((figures[0]?.p50Ms ?? Infinity) > MOST_MS) process.exitCode = 1
