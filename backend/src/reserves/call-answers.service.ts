import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { CallPage } from '@stafet/domain/contract/reserve.ts'
import { DataSource, type EntityManager } from 'typeorm'
import type { CallRight } from '../access/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayStates, type RelayState } from '../relay-states/index.ts'
import { Asking, lockCall } from './asking.ts'
import { callWords, diaryWords } from './call-words.ts'
import { calledLeg, type CalledLeg } from './called-leg.ts'
import { Calls } from './calls.service.ts'
import { AskedEntity, CallEntity, ReserveEntity } from './reserve.entities.ts'

/** What a reserve who was asked sees and says, with the right that their link gives. */
@Injectable()
export class CallAnswers {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly asking: Asking,
    private readonly calls: Calls,
  ) {}

  /** Reads only: opening the link changes nothing. Refuses with `unknown-link` when the leg is no longer planned. */
  async page({ relayId, callId, reserveId }: CallRight): Promise<CallPage> {
    const state = await this.states.now(relayId)
    const call = await this.database.getRepository(CallEntity).findOneBy({ id: callId })
    const asked = await this.database.getRepository(AskedEntity).findOneBy({ callId, reserveId })
    const leg = call && legOf(state, call)
    if (!call || !asked || !leg) throw new Refusal('unknown-link')
    const { relay } = state
    return {
      relay: { name: relay.name, timeZone: relay.timeZone },
      coordinator: relay.coordinator,
      from: leg.from,
      to: leg.stop.name,
      departsAt: leg.departsAt,
      arrivesAt: leg.stop.arrivesAt,
      distanceM: leg.distanceM,
      way: leg.way,
      state: call.closedAt
        ? 'closed'
        : call.takenBy === reserveId
          ? 'yours'
          : call.takenBy
            ? 'taken'
            : 'open',
      answer: asked.answer ?? 'none',
    }
  }

  /**
   * The first yes has the leg; whoever comes later is told so, in the page that this answers. A no after one's own
   * yes gives the leg back: the coordinator hears of it, and those who heard that it was taken are asked anew.
   * Saying the same again changes nothing.
   */
  async answer(right: CallRight, answer: 'yes' | 'no', nowMs: number = Date.now()): Promise<CallPage> {
    const state = await this.states.now(right.relayId)
    await this.database.transaction(async (manager) => {
      const call = await lockCall(manager, right.callId)
      const leg = call && legOf(state, call)
      // Whoever was removed while they answered is no longer asked.
      const asked =
        call && (await manager.existsBy(AskedEntity, { callId: call.id, reserveId: right.reserveId }))
      if (!call || !leg || !asked) throw new Refusal('unknown-link')
      if (call.closedAt) return
      if (answer === 'yes') await this.take(manager, { call, leg, state }, right.reserveId, nowMs)
      else await this.decline(manager, { call, leg, state }, right.reserveId, nowMs)
    })
    return this.page(right)
  }

  private async take(
    manager: EntityManager,
    { call, leg, state }: AnsweredCall,
    reserveId: string,
    nowMs: number,
  ): Promise<void> {
    if (call.takenBy) return
    call.takenBy = reserveId
    call.takenAt = new Date(nowMs)
    await manager.update(CallEntity, { id: call.id }, { takenBy: reserveId, takenAt: call.takenAt })
    await this.write(manager, call, reserveId, 'yes', nowMs)
    const asked = await manager.findBy(AskedEntity, { callId: call.id })
    const others = asked.filter((one) => one.reserveId !== reserveId && one.askedAt && one.answer !== 'no')
    const yours = callWords.yours(leg, this.asking.saysWhen(leg, state, nowMs), state.relay.coordinator)
    await this.asking.tell(manager, call, [reserveId], 'yours', yours, nowMs)
    const otherIds = others.map((one) => one.reserveId)
    await this.asking.tell(manager, call, otherIds, 'taken', callWords.taken(leg), nowMs)
    const { name } = await manager.findOneByOrFail(ReserveEntity, { id: reserveId })
    await this.calls.note(manager, state, call.stopId, diaryWords.taken(leg.stop.name, name), 'link', nowMs)
  }

  private async decline(
    manager: EntityManager,
    { call, leg, state }: AnsweredCall,
    reserveId: string,
    nowMs: number,
  ): Promise<void> {
    await this.write(manager, call, reserveId, 'no', nowMs)
    if (call.takenBy === reserveId) {
      call.takenBy = null
      call.takenAt = null
      await manager.update(CallEntity, { id: call.id }, { takenBy: null, takenAt: null })
      const { name } = await manager.findOneByOrFail(ReserveEntity, { id: reserveId })
      const given = diaryWords.givenUp(leg.stop.name, name)
      await this.calls.note(manager, state, call.stopId, given, 'link', nowMs)
      await this.asking.tellCoordinator(manager, call, state, callWords.givenUp(leg, name), nowMs)
      await this.asking.askAgain(manager, call, state, nowMs)
    }
    const asked = await manager.findBy(AskedEntity, { callId: call.id })
    // Nobody is left to wait for.
    if (asked.every((one) => one.askedAt === null || one.answer === 'no'))
      await this.asking.askNext(manager, call, state, nowMs)
  }

  private async write(
    manager: EntityManager,
    { id: callId }: CallEntity,
    reserveId: string,
    answer: 'yes' | 'no',
    nowMs: number,
  ): Promise<void> {
    await manager.update(AskedEntity, { callId, reserveId }, { answer, answeredAt: new Date(nowMs) })
  }
}

interface AnsweredCall {
  call: CallEntity
  leg: CalledLeg
  state: RelayState
}

const legOf = ({ release }: RelayState, { stopId }: CallEntity): CalledLeg | null =>
  release && calledLeg(release.plan, stopId)
