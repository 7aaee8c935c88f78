import { createHash } from 'node:crypto'
import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { createRandom, type Random } from '@stafet/domain/planner/random.ts'
import { timedStops } from '@stafet/domain/progress/expected-times.ts'

const MINUTE = 60_000

/** One thing that a simulated carrier does with the phone. Times are by the rehearsal's clock, in milliseconds. */
export interface SimulatedReport {
  id: string
  kind: 'received' | 'handed-on'
  stopId: string
  happensMs: number
  /** Later than `happensMs` where the phone was without coverage. */
  sentMs: number
  greeting: string
}

const greetings = [
  'Velkommen forbi en anden gang',
  'Her var 23 til at tage imod',
  'Tak for besøget, vi havde kaffe på kanden',
  'Børnene sang for depechen',
  'Regn og godt humør',
  'Vi ses til næste år',
]

/**
 * What carriers and hosts report when a plan is played through: they walk faster or slower than planned, wait for
 * the announced time, forget to report now and then, press twice, or have no coverage for a while. The same plan
 * and rehearsal give the same reports with the same ids, so that playing on after a crash doubles nothing.
 */
export function simulateCarriers(plan: DatedPlan, rehearsalId: string): SimulatedReport[] {
  const random = createRandom(createHash('sha256').update(rehearsalId).digest().readUInt32LE())
  const stops = timedStops(plan.days)
  const reports: SimulatedReport[] = []
  let free = stops[0]?.departsMs ?? 0
  stops.forEach((timed, at) => {
    const departs = timed.opensDay ? Math.max(free, timed.departsMs) : free
    const arrives = departs + timed.legMs * between(random, 0.85, 1.25)
    // Some hosts take the baton a moment before the announced time; nobody leaves them waiting on purpose.
    const received = Math.max(arrives, timed.startsMs - between(random, 0, 3) * MINUTE)
    const handedOn = Math.max(received, timed.startsMs) + timed.visitMs * between(random, 0.75, 1.2)
    free = handedOn

    const report = (kind: SimulatedReport['kind'], happensMs: number, forgets: number): void => {
      const [forgotten, twice, offline] = [
        random.next() < forgets,
        random.next() < 0.06,
        random.next() < 0.08,
      ]
      const greeting =
        kind === 'handed-on' && random.next() < 0.25 ? (greetings[random.below(greetings.length)] ?? '') : ''
      const late = (offline ? between(random, 5, 40) : between(random, 0, 1)) * MINUTE
      if (forgotten) return
      const one = {
        id: reportId(rehearsalId, at, kind),
        kind,
        stopId: timed.stop.id,
        happensMs,
        sentMs: happensMs + late,
        greeting,
      }
      reports.push(one)
      if (twice) reports.push({ ...one, sentMs: one.sentMs + MINUTE })
    }
    report('received', received, 0.05)
    report('handed-on', handedOn, 0.15)
  })
  return reports.sort((a, b) => a.sentMs - b.sentMs)
}

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next()

/** A UUID (version 8, RFC 9562) that is the same whenever the same report is simulated. */
function reportId(rehearsalId: string, stop: number, kind: string): string {
  const hex = createHash('sha256').update(`${rehearsalId} ${stop} ${kind}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
