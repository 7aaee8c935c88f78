import type { DatedPlan } from '../contract/dated-plan.ts'
import type { LoggedEvent, RelayEvent } from '../contract/relay-event.ts'
import { believedVisits, type Contradiction, type Visit } from './believed-visits.ts'
import { timedStops, type TimedStop } from './expected-times.ts'
import { standingWords } from './standing-words.ts'
import { walkAhead } from './walk-ahead.ts'
import { wayAhead } from './way-ahead.ts'

/** Who has the baton. */
export type Holder =
  /** It has not set out. */
  | { kind: 'start' }
  | { kind: 'community'; stopId: string }
  /** Those who carry it from a stop (null: from the start) to the next (null: to its bed, or the finish). */
  | { kind: 'carriers'; fromId: string | null; toId: string | null }
  /** Keeps it overnight, after a day's last stop; the name only where organisers wrote it down. */
  | { kind: 'keeper'; afterId: string | null; name: string | null }
  | { kind: 'finish' }

/**
 * How we know that it passed to somebody. `receiver`: those who got it say so, `giver`: those who gave it, `both`.
 * `probable`: nobody did; it follows from what was told before and after, and from the plan.
 */
export type Told = 'both' | 'receiver' | 'giver' | 'probable'

/** Somebody has the baton from one moment until the next holder has it. */
export interface Holding {
  holder: Holder
  /** Milliseconds; -Infinity for the first. */
  fromMs: number
  /** Milliseconds, when the next holding begins; Infinity for the last. */
  toMs: number
  /** How we know that they got it. */
  told: Told
  /** The events that say so; empty when it is probable. */
  eventIds: string[]
}

export interface Custody {
  /** In order of time, each beginning where the one before ends: at every instant exactly one. */
  holdings: Holding[]
  contradictions: Contradiction[]
  /** Events that say once more what the same side said before. */
  duplicates: string[]
  /** Stops that the coordinator says the baton does not come to, and that it did not come to. */
  skipped: string[]
  /** Stops that it came to out of the plan's order, in the order in which it did. */
  outOfOrder: string[]
  /** Stops that it has passed and that nobody reported. */
  unreported: string[]
}

/**
 * Who had the baton when: a pure fold of a released plan and its relay's log. Gaps are filled as the plan and the
 * reports on both sides of them make probable; contradictions are listed, and the rest goes on without them.
 */
export function custody(plan: DatedPlan, events: readonly (RelayEvent | LoggedEvent)[]): Custody {
  const stops = timedStops(plan.days)
  const words = standingWords(events)
  const { visits, contradictions, duplicates } = believedVisits(stops, words)
  const visited = new Set(visits.map(({ index }) => index))
  const skippedIds = new Set(words.skips.map(({ stopId }) => stopId))
  const isSkipped = (index: number) => !visited.has(index) && skippedIds.has(stops[index]?.stop.id ?? '')
  const furthest = visits.reduce((most, { index }) => Math.max(most, index), -1)

  const chain = new Chain(plan, stops, words.keepers)
  let previous: Visit | null = null
  let reached = -1
  for (const visit of visits) {
    const goesOn: boolean = visit.index > reached
    chain.travel(previous, visit, goesOn ? isSkipped : () => true)
    chain.stay(visit)
    previous = visit
    reached = Math.max(reached, visit.index)
  }
  chain.goOn(previous, furthest, isSkipped)
  return {
    holdings: chain.holdings(),
    contradictions,
    duplicates,
    skipped: stops.flatMap(({ stop }, index) => (isSkipped(index) ? stop.id : [])),
    outOfOrder: visits.flatMap(({ index }, at) =>
      visits.slice(0, at).some((earlier) => earlier.index > index) ? (stops[index]?.stop.id ?? []) : [],
    ),
    unreported: stops.flatMap(({ stop }, index) =>
      index < furthest && !visited.has(index) && !isSkipped(index) ? stop.id : [],
    ),
  }
}

/** Who has it at an instant, in milliseconds. */
export function holderAt({ holdings }: Pick<Custody, 'holdings'>, atMs: number): Holding | undefined {
  return holdings.findLast(({ fromMs }) => fromMs <= atMs)
}

interface Begun {
  holder: Holder
  fromMs: number
  told: Told
  eventIds: string[]
}

/** The chain as it grows: who got it when. */
class Chain {
  private readonly begun: Begun[] = [
    { holder: { kind: 'start' }, fromMs: -Infinity, told: 'probable', eventIds: [] },
  ]
  private readonly plan: DatedPlan
  private readonly stops: readonly TimedStop[]
  private readonly keepers: ReadonlyMap<string, string>

  constructor(plan: DatedPlan, stops: readonly TimedStop[], keepers: ReadonlyMap<string, string>) {
    this.plan = plan
    this.stops = stops
    this.keepers = keepers
  }

  holdings(): Holding[] {
    const lasting = this.begun.filter(
      (one, at) =>
        at === 0 || one.fromMs < (this.begun[at + 1]?.fromMs ?? Infinity) || one.eventIds.length > 0,
    )
    return lasting.map((one, at) => ({ ...one, toMs: lasting[at + 1]?.fromMs ?? Infinity }))
  }

  /** The community has it. */
  stay(visit: Visit): void {
    const stopId = this.idOf(visit.index)
    const { receiver, giver, handedOn, receivedMs, handedOnMs } = visit
    const fromMs = receivedMs ?? handedOnMs ?? 0
    const told =
      receiver.length > 0 ? (giver.length > 0 ? 'both' : 'receiver') : giver.length > 0 ? 'giver' : 'probable'
    this.begin({ kind: 'community', stopId }, fromMs, told, [...receiver, ...giver])
    void handedOn
  }

  /** From one visit to the next, with the stops between that nobody reported. */
  travel(from: Visit | null, to: Visit, isSkipped: (index: number) => boolean): void {
    const arrivesMs = to.receivedMs ?? to.handedOnMs ?? 0
    const passes = (index: number) => index > to.index || isSkipped(index)
    const reached = from && from.index < to.index ? from.index : to.index - 1
    const first = from ? from.index : -1
    const legs = wayAhead(this.plan, this.stops, Math.min(first, reached), (index) =>
      from && from.index >= to.index ? index !== to.index : passes(index),
    )
    const until = legs.findIndex(({ towards }) => towards === to.index)
    const own = until === -1 ? [] : legs.slice(0, until + 1)
    const freeMs = this.freeMs(from, own[0]?.notBeforeMs ?? arrivesMs)
    const walked = walkAhead(own, freeMs, -Infinity, null)
    // What nobody reported fits between what somebody did.
    const endMs = walked.at(-1)?.startsMs ?? arrivesMs
    const fit = (ms: number) =>
      endMs <= freeMs
        ? Math.min(freeMs, arrivesMs)
        : freeMs + ((ms - freeMs) * (arrivesMs - freeMs)) / (endMs - freeMs)
    this.leave(from, Math.min(freeMs, arrivesMs))
    this.along(
      own,
      walked,
      from?.index ?? null,
      (ms) => Math.min(arrivesMs, Math.max(freeMs, fit(ms))),
      to.index,
    )
  }

  /** What follows after the last visit, as far as no community has to receive it: nobody has said so yet. */
  goOn(from: Visit | null, furthest: number, isSkipped: (index: number) => boolean): void {
    const legs = wayAhead(this.plan, this.stops, furthest, isSkipped)
    const until = legs.findIndex(({ towards }) => towards !== null)
    const own = until === -1 ? legs : legs.slice(0, until + 1)
    const freeMs = this.freeMs(from, own[0]?.notBeforeMs ?? 0)
    const walked = walkAhead(own, freeMs, -Infinity, null)
    this.leave(from, freeMs)
    this.along(own, walked, from?.index ?? null, (ms) => ms, null)
    if (until === -1 && (from || own.length > 0)) {
      this.begin({ kind: 'finish' }, walked.at(-1)?.arrivesMs ?? freeMs, 'probable', [])
    }
  }

  private freeMs(visit: Visit | null, startsMs: number): number {
    if (!visit) return startsMs
    if (visit.handedOnMs !== null) return visit.handedOnMs
    const timed = this.stops[visit.index]
    return Math.max(visit.receivedMs ?? 0, timed?.startsMs ?? 0) + (timed?.visitMs ?? 0)
  }

  private leaving: { told: Told; eventIds: string[] } = { told: 'probable', eventIds: [] }
  private leave(visit: Visit | null, freeMs: number): void {
    void freeMs
    this.leaving =
      visit && visit.handedOnMs !== null && visit.handedOn.length > 0
        ? { told: 'giver', eventIds: visit.handedOn }
        : { told: 'probable', eventIds: [] }
  }

  private along(
    legs: ReturnType<typeof wayAhead>,
    walked: ReturnType<typeof walkAhead>,
    fromIndex: number | null,
    at: (ms: number) => number,
    endsAt: number | null,
  ): void {
    let last = fromIndex
    for (const [index, leg] of legs.entries()) {
      const { departsMs, startsMs } = walked[index] ?? { departsMs: 0, startsMs: 0 }
      const before = walked[index - 1]?.startsMs ?? -Infinity
      const fromId = last === null ? null : this.idOf(last)
      const sleeps = leg.notBeforeMs > -Infinity && (last !== null || index > 0)
      if (sleeps) {
        const name = (fromId === null ? undefined : this.keepers.get(fromId)) ?? null
        this.begin(
          { kind: 'keeper', afterId: fromId, name },
          at(Math.max(before, this.lastMs())),
          ...this.taken(),
        )
      }
      const toId = leg.towards === null ? null : this.idOf(leg.towards)
      this.begin({ kind: 'carriers', fromId, toId }, at(departsMs), ...this.taken())
      if (leg.towards !== null && leg.towards !== endsAt && endsAt !== null) {
        this.begin({ kind: 'community', stopId: this.idOf(leg.towards) }, at(startsMs), 'probable', [])
      }
      if (leg.towards !== null) last = leg.towards
    }
  }

  /** What was said of the handing on belongs to whoever has it next. */
  private taken(): [Told, string[]] {
    const { told, eventIds } = this.leaving
    this.leaving = { told: 'probable', eventIds: [] }
    return [told, eventIds]
  }

  private lastMs(): number {
    return this.begun.at(-1)?.fromMs ?? -Infinity
  }

  private begin(holder: Holder, fromMs: number, told: Told, eventIds: string[]): void {
    this.begun.push({ holder, fromMs: Math.max(fromMs, this.lastMs()), told, eventIds })
  }

  private idOf(index: number): string {
    return this.stops[index]?.stop.id ?? ''
  }
}
