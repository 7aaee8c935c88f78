import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Call } from '@stafet/domain/contract/reserve.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { DataSource, IsNull, type EntityManager } from 'typeorm'
import { Notices } from '../notices/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { isTaken } from '../platform/unique-violation.ts'
import { RelayStates, type RelayState } from '../relay-states/index.ts'
import { RelayLog, toInstant } from '../relays/index.ts'
import { Travels } from '../travel/index.ts'
import { Asking, lockCall } from './asking.ts'
import { callWords, diaryWords } from './call-words.ts'
import { calledLeg, type CalledLeg } from './called-leg.ts'
import { lineUp, type InLine } from './line-up.ts'
import { AskedEntity, CallEntity } from './reserve.entities.ts'
import { Reserves } from './reserves.service.ts'

/** Calls for somebody to carry a leg, as organisers make, see and end them. */
@Injectable()
export class Calls {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly reserves: Reserves,
    private readonly travels: Travels,
    private readonly asking: Asking,
    private readonly notices: Notices,
    private readonly log: RelayLog,
  ) {}

  /**
   * Calls for a carrier of the leg to a stop and asks the nearest at once. The same id again changes nothing.
   * Refuses with `not-planned`, with `not-found` for a stop that the newest release has not, with
   * `already-running` while another call for it is not closed, and with `changed-meanwhile` when another relay's
   * call has the id.
   */
  async make(
    relayId: string,
    { id, stopId }: { id: string; stopId: string },
    organiserId: string,
    nowMs: number = Date.now(),
  ): Promise<Call> {
    const state = await this.states.now(relayId)
    if (!state.release) throw new Refusal('not-planned')
    const leg = calledLeg(state.release.plan, stopId)
    if (!leg) throw new Refusal('not-found')
    const inLine = await this.line(state, leg)
    const canReach = ({ reserve }: InLine): boolean => this.notices.canReach(reserve)
    const outOfReach = inLine.filter((one) => !canReach(one)).map(({ reserve }) => reserve.name)
    await this.database.transaction(async (manager) => {
      // Two organisers who call at once: the second waits here and then finds the first one's call.
      await manager.query('SELECT 1 FROM relay WHERE id = $1 FOR NO KEY UPDATE', [relayId])
      if (await manager.existsBy(CallEntity, { id, relayId })) return
      if (await manager.existsBy(CallEntity, { relayId, stopId, closedAt: IsNull() }))
        throw new Refusal('already-running')
      const call = manager.create(CallEntity, {
        ...{ id, relayId, stopId, madeAt: new Date(nowMs) },
        ...{ takenBy: null, takenAt: null, closedAt: null },
      })
      await manager.insert(CallEntity, call).catch((error: unknown) => {
        throw isTaken(error) ? new Refusal('changed-meanwhile') : error
      })
      const line = await stillThere(manager, inLine.filter(canReach))
      await manager.insert(
        AskedEntity,
        line.map(({ reserve, travelS }, placeInLine) => ({
          callId: id,
          reserveId: reserve.id,
          placeInLine,
          travelS,
        })),
      )
      const asked = await this.asking.askNext(manager, call, state, nowMs)
      await this.note(
        manager,
        state,
        stopId,
        diaryWords.asked(leg.stop.name, asked, outOfReach),
        `organiser:${organiserId}`,
        nowMs,
      )
    })
    return this.show(relayId, id)
  }

  /** Calls it off and tells those who were asked. Closing it again changes nothing. Refuses with `not-found`. */
  async close(relayId: string, id: string, organiserId: string, nowMs: number = Date.now()): Promise<Call> {
    const state = await this.states.now(relayId)
    await this.database.transaction(async (manager) => {
      const call = await lockCall(manager, id)
      if (call?.relayId !== relayId) throw new Refusal('not-found')
      if (call.closedAt) return
      await manager.update(CallEntity, { id }, { closedAt: new Date(nowMs) })
      const leg = state.release && calledLeg(state.release.plan, call.stopId)
      if (!leg) return
      const asked = await manager.findBy(AskedEntity, { callId: id })
      const waiting = asked.filter(({ askedAt, answer, reserveId }) =>
        call.takenBy ? reserveId === call.takenBy : askedAt !== null && answer === null,
      )
      const reserveIds = waiting.map(({ reserveId }) => reserveId)
      await this.asking.tell(manager, call, reserveIds, 'closed', callWords.closed(leg), nowMs)
      await this.note(
        manager,
        state,
        call.stopId,
        diaryWords.closed(leg.stop.name),
        `organiser:${organiserId}`,
        nowMs,
      )
    })
    return this.show(relayId, id)
  }

  /** A relay's calls, oldest first. */
  async list(relayId: string): Promise<Call[]> {
    await this.states.now(relayId)
    return this.read(await this.database.getRepository(CallEntity).findBy({ relayId }))
  }

  /** Writes into the organisers' diary what has come of a call. */
  async note(
    manager: EntityManager,
    { relay }: RelayState,
    stopId: string,
    text: string,
    actor: string,
    nowMs: number,
  ): Promise<void> {
    await this.log.appendWithin(manager, relay.id, {
      id: randomUUID(),
      occurredAt: new Date(relayNow(relay.clock, nowMs)),
      actor,
      happening: { kind: 'noted', payload: { about: 'reserve', text, stopId } },
    })
  }

  private async show(relayId: string, id: string): Promise<Call> {
    const [call] = await this.read(await this.database.getRepository(CallEntity).findBy({ id, relayId }))
    if (!call) throw new Refusal('not-found')
    return call
  }

  private async read(calls: CallEntity[]): Promise<Call[]> {
    const rows: (Call['asked'][number] & { callId: string })[] = await this.database.query(
      `SELECT call_id AS "callId", reserve_id AS "reserveId", name, travel_s AS "travelS",
         coalesce(answer, 'none') AS answer
       FROM reserve_asked JOIN reserve ON reserve.id = reserve_id
       WHERE call_id = ANY ($1) AND asked_at IS NOT NULL ORDER BY place_in_line`,
      [calls.map(({ id }) => id)],
    )
    return calls
      .sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime())
      .map(({ id, stopId, madeAt, takenBy, closedAt }) => ({
        ...{ id, stopId, takenBy },
        madeAt: toInstant(madeAt.getTime()),
        state: closedAt ? 'closed' : takenBy ? 'taken' : 'open',
        asked: rows.filter(({ callId }) => callId === id),
      }))
  }

  private async line({ relay }: RelayState, leg: CalledLeg): Promise<InLine[]> {
    const reserves = await this.reserves.list(relay.id)
    const placed = reserves.filter(({ place }) => place !== null)
    const places = placed.flatMap(({ place }) => (place ? { lat: place.lat, lon: place.lon } : []))
    const matrix =
      leg.place && places.length > 0
        ? (await this.travels.among([leg.place, ...places], relay.pace)).matrix
        : []
    const travelS = new Map(placed.map(({ id }, at) => [id, matrix[at + 1]?.[0]?.durationS ?? null]))
    const inLine = reserves.map((reserve) => ({ reserve, travelS: travelS.get(reserve.id) ?? null }))
    return lineUp(inLine, leg, relay.timeZone)
  }
}

/** Those in line whom nobody has removed meanwhile; nobody can before the transaction ends. */
async function stillThere(manager: EntityManager, line: readonly InLine[]): Promise<InLine[]> {
  const rows: { id: string }[] = await manager.query(
    'SELECT id FROM reserve WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE',
    [line.map(({ reserve }) => reserve.id)],
  )
  const there = new Set(rows.map(({ id }) => id))
  return line.filter(({ reserve }) => there.has(reserve.id))
}
