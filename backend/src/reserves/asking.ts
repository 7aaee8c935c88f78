import { Inject, Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { realTimeOf, relayNow } from '@stafet/domain/progress/clock.ts'
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm'
import { LinkKeys } from '../access/index.ts'
import { Notices, type NewNotice } from '../notices/index.ts'
import { CONFIG, type Config } from '../platform/config.ts'
import { RelayStates, type RelayState } from '../relay-states/index.ts'
import { callWords, when } from './call-words.ts'
import { calledLeg, type CalledLeg } from './called-leg.ts'
import { AskedEntity, CallEntity, ReserveEntity } from './reserve.entities.ts'

/** So many are asked at once: one will do, and nobody likes to have said yes in vain. */
const AT_ONCE = 3
/** After so long without a yes the next ones are asked. */
const PATIENCE_MS = 5 * 60_000
/** Links go on working for a while, to tell how it ended. */
const GRACE_MS = 24 * 3_600_000

/** Asks those who stand in line, some at a time. */
@Injectable()
export class Asking {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly linkKeys: LinkKeys,
    private readonly notices: Notices,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Asks the next in line of every open call whose last ones have had their time. */
  async goOn(nowMs: number): Promise<void> {
    const waiting: { id: string; relayId: string }[] = await this.database.query(
      `SELECT call.id, call.relay_id AS "relayId" FROM reserve_call call
       WHERE taken_by IS NULL AND closed_at IS NULL
         AND EXISTS (SELECT 1 FROM reserve_asked WHERE call_id = call.id AND asked_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM reserve_asked WHERE call_id = call.id AND asked_at > $1)`,
      [new Date(nowMs - PATIENCE_MS)],
    )
    for (const { id, relayId } of waiting) {
      const state = await this.states.find(relayId)
      if (!state) continue
      await this.database.transaction(async (manager) => {
        const call = await lockCall(manager, id)
        const last = await manager.maximum(AskedEntity, 'placeInLine', { callId: id, askedAt: Not(IsNull()) })
        const [latest] =
          last === null ? [] : await manager.findBy(AskedEntity, { callId: id, placeInLine: last })
        // Another node has asked meanwhile.
        if (!call || (latest?.askedAt && latest.askedAt.getTime() > nowMs - PATIENCE_MS)) return
        await this.askNext(manager, call, state, nowMs)
      })
    }
  }

  /**
   * Asks the next ones within the caller's transaction, which holds the call. Nobody is asked for a leg that should
   * have ended, or that the plan no longer has.
   *
   * @returns how many were asked
   */
  async askNext(manager: EntityManager, call: CallEntity, state: RelayState, nowMs: number): Promise<number> {
    const leg = legToAskFor(call, state, nowMs)
    if (!leg) return 0
    let asked = 0
    while (asked < AT_ONCE) {
      const next = await manager.findOne(AskedEntity, {
        where: { callId: call.id, askedAt: IsNull() },
        order: { placeInLine: 'ASC' },
      })
      if (!next) break
      const reserve = await manager.findOneByOrFail(ReserveEntity, { id: next.reserveId })
      if (!this.notices.canReach(reserve)) {
        // A number that is none, or changed since the line was made: nobody can be asked there.
        await manager.delete(AskedEntity, { callId: call.id, reserveId: reserve.id })
        continue
      }
      await this.ask(manager, { call, reserve, leg, state }, `call ${call.id} ${reserve.id}`, nowMs)
      asked += 1
    }
    return asked
  }

  /**
   * Asks anew, within the caller's transaction, those who were told that the leg was taken: it was given back, and
   * they had not said no. The next in line have to wait for them as they did the first time.
   */
  async askAgain(manager: EntityManager, call: CallEntity, state: RelayState, nowMs: number): Promise<void> {
    const leg = legToAskFor(call, state, nowMs)
    if (!leg) return
    const asked = await manager.findBy(AskedEntity, { callId: call.id, askedAt: Not(IsNull()) })
    const heard = asked.filter(({ answer }) => answer !== 'no').map(({ reserveId }) => reserveId)
    for (const reserve of await manager.findBy(ReserveEntity, { id: In(heard) }))
      await this.ask(manager, { call, reserve, leg, state }, `call ${call.id} ${reserve.id} ${nowMs}`, nowMs)
  }

  /** When the leg begins, as those say it who read it: what is written in the quiet hours is read when they are over. */
  saysWhen(leg: CalledLeg, { relay }: RelayState, nowMs: number): string {
    return when(leg, relayNow(relay.clock, this.notices.readFromMs(relay, 'call', nowMs)), relay.timeZone)
  }

  /** Tells some of those who were asked something else about the call. */
  async tell(
    manager: EntityManager,
    call: CallEntity,
    reserveIds: readonly string[],
    about: 'yours' | 'taken' | 'closed',
    words: { subject: string; body: string },
    nowMs: number,
  ): Promise<void> {
    const reserves = await manager.findBy(ReserveEntity, { id: In(reserveIds) })
    const notices = reserves.map(({ id, phone, email }): NewNotice => ({
      kind: 'call-taken',
      to: { phone, email },
      once: `call ${about} ${call.id} ${id} ${call.takenAt?.getTime() ?? 0}`,
      ...words,
    }))
    await this.notices.tell(manager, call.relayId, notices, nowMs)
  }

  /** Tells whoever runs the day what has become of a call. */
  async tellCoordinator(
    manager: EntityManager,
    call: CallEntity,
    { relay }: RelayState,
    words: { subject: string; body: string },
    nowMs: number,
  ): Promise<void> {
    const notice: NewNotice = {
      kind: 'to-coordinator',
      to: this.notices.coordinatorOf(relay),
      once: `call given-up ${call.id} ${nowMs}`,
      ...words,
    }
    await this.notices.tell(manager, call.relayId, [notice], nowMs)
  }

  private async ask(
    manager: EntityManager,
    {
      call,
      reserve,
      leg,
      state,
    }: { call: CallEntity; reserve: ReserveEntity; leg: CalledLeg; state: RelayState },
    once: string,
    nowMs: number,
  ): Promise<void> {
    const { clock, coordinator } = state.relay
    const endsMs = Math.max(nowMs, realTimeOf(clock, Date.parse(leg.stop.endsAt)))
    const right = { relayId: call.relayId, callId: call.id, reserveId: reserve.id }
    const key = await this.linkKeys.makeCallKey(manager, right, call.stopId, new Date(endsMs + GRACE_MS))
    const { publicUrl } = this.config
    const said = this.saysWhen(leg, state, nowMs)
    const notice: NewNotice = {
      kind: 'call',
      to: { phone: reserve.phone, email: reserve.email },
      once,
      ...callWords.asked(leg, said, { link: publicUrl ? `${publicUrl}/svar/${key}` : null, coordinator }),
      uselessAt: new Date(endsMs),
    }
    await this.notices.tell(manager, call.relayId, [notice], nowMs)
    await manager.update(
      AskedEntity,
      { callId: call.id, reserveId: reserve.id },
      { askedAt: new Date(this.notices.readFromMs(state.relay, 'call', nowMs)) },
    )
  }
}

/** null when it should have ended, the plan no longer has it, or somebody has it. */
function legToAskFor(call: CallEntity, { relay, release }: RelayState, nowMs: number): CalledLeg | null {
  const leg = release && calledLeg(release.plan, call.stopId)
  if (!leg || call.takenBy || call.closedAt) return null
  return relayNow(relay.clock, nowMs) > Date.parse(leg.stop.endsAt) ? null : leg
}

/** The call, until the end of the transaction nobody else's to change. */
export function lockCall(manager: EntityManager, id: string): Promise<CallEntity | null> {
  return manager.findOne(CallEntity, { where: { id }, lock: { mode: 'pessimistic_write' } })
}
