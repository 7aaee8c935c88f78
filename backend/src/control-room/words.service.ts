import { Injectable } from '@nestjs/common'
import type { CoordinatorWord } from '@stafet/domain/contract/control-room.ts'
import type { DatedPlan, Stop } from '@stafet/domain/contract/dated-plan.ts'
import { instant } from '@stafet/domain/contract/primitives.ts'
import type { Happening, LoggedEvent } from '@stafet/domain/contract/relay-event.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { z } from 'zod'
import { durationByWay, Releases } from '../planning/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayStates, type RelayState } from '../relay-states/index.ts'
import { RelayLog } from '../relays/index.ts'

const DAY_MS = 86_400_000

/** What can be taken back: check-ins, and what the coordinator has said. */
const takesBack: ReadonlySet<Happening['kind']> = new Set([
  'received',
  'handed-on',
  'confirmed',
  'skipped',
  'held',
  'way-changed',
])

/** The coordinator's words, each one event in the relay's log. */
@Injectable()
export class Words {
  constructor(
    private readonly states: RelayStates,
    private readonly releases: Releases,
    private readonly log: RelayLog,
  ) {}

  /**
   * Says a word. The same id again changes nothing, whatever has happened meanwhile. Refuses with `not-planned`
   * before the first release, with `not-found` for a stop that is not in the newest one (for a check-in: in none) or an event that is not
   * in the log, and with `invalid` for a time far from the relay's days.
   */
  async say(
    relayId: string,
    word: CoordinatorWord,
    organiserId: string,
  ): Promise<{ event: LoggedEvent; repeated: boolean }> {
    const { relay, release, logged: events } = await this.states.now(relayId)
    if (!release) throw new Refusal('not-planned')
    const known = events.find(({ id }) => id === word.id)
    if (known) return { event: known, repeated: true }

    if ('door' in word) await this.mustHaveBeenStop(relayId, release.plan, word.stopId)
    const happening = toHappening(word, { relay, plan: release.plan, events })
    const nowMs = relayNow(relay.clock, Date.now())
    const isCheckIn = 'door' in word
    const { logged, repeated } = await this.log.append(relayId, {
      id: word.id,
      // Nobody tells of what is yet to come: a time in the future is a slip, and counts as now.
      occurredAt: new Date(isCheckIn ? Math.min(Date.parse(word.occurredAt), nowMs) : nowMs),
      actor: `organiser:${organiserId}`,
      door: isCheckIn ? word.door : null,
      happening,
    })
    return { event: logged, repeated }
  }

  /** Also where a later plan has left it out: what people ring about is written down as what their phones tell is. */
  private async mustHaveBeenStop(relayId: string, plan: DatedPlan, stopId: string): Promise<void> {
    const isStop = plan.days.some((day) => day.stops.some(({ id }) => id === stopId))
    if (!isStop && !(await this.releases.newestWith(relayId, stopId))) throw new Refusal('not-found')
  }
}

interface Standing {
  relay: RelayState['relay']
  plan: DatedPlan
  events: readonly LoggedEvent[]
}

function toHappening(word: CoordinatorWord, { relay, plan, events }: Standing): Happening {
  switch (word.kind) {
    case 'received':
    case 'handed-on': {
      nearRelay(plan, 'occurredAt', word.occurredAt)
      const { side, greeting, who, participants } = word
      return { kind: word.kind, payload: { stopId: word.stopId, side, greeting, who, participants } }
    }
    case 'withdrawn':
      eventOf(events, word.eventId, ({ kind }) => takesBack.has(kind))
      return { kind: 'withdrawn', payload: { eventId: word.eventId } }
    case 'confirmed':
      eventOf(events, word.eventId, ({ kind }) => kind === 'received' || kind === 'handed-on')
      return { kind: 'confirmed', payload: { eventId: word.eventId } }
    case 'skipped':
      return { kind: 'skipped', payload: { stopId: stopOf(plan, word.stopId).id, reason: word.reason } }
    case 'held':
      nearRelay(plan, 'untilAt', word.untilAt)
      return { kind: 'held', payload: { untilAt: word.untilAt, reason: word.reason } }
    case 'way-changed': {
      const { id, leg } = stopOf(plan, word.stopId)
      const durationS = durationByWay(leg, word.way, relay.pace)
      return { kind: 'way-changed', payload: { stopId: id, way: word.way, durationS } }
    }
    case 'noted':
      return { kind: 'noted', payload: { about: 'note', text: word.text, stopId: null } }
    case 'keeper': {
      const stopId = stopOf(plan, word.stopId).id
      return { kind: 'noted', payload: { about: 'keeper', text: word.name, stopId } }
    }
  }
}

function stopOf(plan: DatedPlan, stopId: string): Stop {
  const stop = plan.days.flatMap((day) => day.stops).find(({ id }) => id === stopId)
  if (!stop) throw new Refusal('not-found')
  return stop
}

function eventOf(
  events: readonly LoggedEvent[],
  eventId: string,
  fits: (event: LoggedEvent) => boolean,
): void {
  if (!events.some((event) => event.id === eventId && fits(event))) throw new Refusal('not-found')
}

/** A time more than a day before or after the relay was typed wrong. */
function nearRelay(plan: DatedPlan, field: 'occurredAt' | 'untilAt', at: string): void {
  const fromMs = Math.min(...plan.days.map((day) => Date.parse(day.startsAt))) - DAY_MS
  const toMs = Math.max(...plan.days.map((day) => Date.parse(day.endsAt))) + DAY_MS
  const near = instant.refine((value) => fromMs <= Date.parse(value) && Date.parse(value) <= toMs, {
    params: { rule: 'far-from-relay' },
  })
  const schema = z.object({ [field]: near })
  if (!schema.safeParse({ [field]: at }).success)
    throw new Refusal('invalid', { schema, value: { [field]: at } })
}
