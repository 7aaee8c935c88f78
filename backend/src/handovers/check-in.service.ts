import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { CheckInAnswer, CheckInInput, WithdrawalInput } from '@stafet/domain/contract/check-in.ts'
import type { LoggedEvent } from '@stafet/domain/contract/relay-event.ts'
import { DataSource } from 'typeorm'
import type { CheckInRight } from '../access/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayStates, type RelayState } from '../relay-states/index.ts'
import { RelayLog } from '../relays/index.ts'
import { isOwn } from './own-reports.ts'
import { placeInPlan } from './place-in-plan.ts'
import { happenedAt } from './reported-time.ts'

/** Check-ins by those present at a stop, with the right that their link gives. `realNowMs` is our own clock. */
@Injectable()
export class CheckIns {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly log: RelayLog,
  ) {}

  /**
   * Puts a report into the log; the same id again changes nothing. The giver's word is about the stop after
   * their own: in the newest plan, or as their phone had it in an earlier one. Refuses with `invalid` where there
   * is none, or where they say that they handed it on: that is their own stop's to say.
   */
  async report(
    { relayId, stopId, door }: CheckInRight,
    { id, kind, side, stopId: meant, greeting, who, participants, ...told }: CheckInInput,
    realNowMs: number = Date.now(),
  ): Promise<CheckInAnswer> {
    const state = await this.states.now(relayId)
    const of = side === 'giver' ? await this.givenTo(state, stopId, meant) : stopId
    const unfit = of === undefined || (side === 'giver' && kind === 'handed-on')
    if (unfit && !isKnown(state, id)) throw new Refusal('invalid')
    return this.log.append(relayId, {
      id,
      occurredAt: happenedAt(state, told, realNowMs),
      actor: 'link',
      door,
      happening: { kind, payload: { stopId: of ?? stopId, side, greeting, who, participants } },
    })
  }

  /** Takes a report of one's own back by a further event. Refuses with `not-found` where it is nobody's own. */
  async withdraw(
    { relayId, stopId, door }: CheckInRight,
    { id, eventId, ...times }: WithdrawalInput,
    realNowMs: number = Date.now(),
  ): Promise<CheckInAnswer> {
    const state = await this.states.now(relayId)
    const told = state.logged.find((event) => event.id === eventId)
    // As their phone had it when they said so: a plan made since may have changed what follows.
    const isOwnStill = told && isOwn(told, stopId, await this.givenTo(state, stopId, stopOf(told)))
    if (!isOwnStill && !isKnown(state, id)) throw new Refusal('not-found')
    return this.log.append(relayId, {
      id,
      occurredAt: happenedAt(state, times, realNowMs),
      actor: 'link',
      door,
      happening: { kind: 'withdrawn', payload: { eventId } },
    })
  }

  /** The stop that the giver speaks of; undefined when it never followed on theirs. */
  private async givenTo(
    state: RelayState,
    stopId: string,
    meant: string | undefined,
  ): Promise<string | undefined> {
    const next = nextStopId(state, stopId)
    if (meant === undefined || meant === next) return next
    return (await this.everFollowed(state.relay.id, stopId, meant)) ? meant : undefined
  }

  private async everFollowed(relayId: string, stopId: string, nextId: string): Promise<boolean> {
    const found: unknown[] = await this.database.query(
      `SELECT FROM (
         SELECT stop ->> 'id' AS id, lead(stop ->> 'id') OVER (PARTITION BY number ORDER BY day_at, stop_at) AS next_id
         FROM plan_release,
           jsonb_array_elements(plan -> 'days') WITH ORDINALITY AS days (day, day_at),
           jsonb_array_elements(day -> 'stops') WITH ORDINALITY AS stops (stop, stop_at)
         WHERE relay_id = $1
       ) following WHERE id = $2 AND next_id = $3`,
      [relayId, stopId, nextId],
    )
    return found.length > 0
  }
}

/** What was taken in before the plan changed is answered as before: its first answer may have been lost. */
function isKnown({ logged }: RelayState, id: string): boolean {
  return logged.some((event) => event.id === id)
}

/** The stop that a giver's word is about. */
const stopOf = (event: LoggedEvent): string | undefined =>
  event.kind === 'received' && event.payload.side === 'giver' ? event.payload.stopId : undefined

function nextStopId({ release }: RelayState, stopId: string): string | undefined {
  return release ? placeInPlan(release.plan, stopId)?.after?.id : undefined
}
