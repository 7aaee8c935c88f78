import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { Replan } from '@stafet/domain/contract/control-room.ts'
import type { DatedPlan, Release } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { standingWords } from '@stafet/domain/progress/standing-words.ts'
import { DataSource } from 'typeorm'
import { DayReplans, restOfDay, type RestOfDay } from '../planning/index.ts'
import type { Language } from '../platform/language.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayStates, type RelayState } from '../relay-states/index.ts'
import { wallClock } from '../relays/index.ts'
import { LatestPositions } from '../tracking/index.ts'
import { neighbourChanges } from './neighbour-changes.ts'
import { refusalWords } from './notice-words.ts'
import { replanChanges } from './replan-changes.ts'
import { ReplanEntity } from './replan.entity.ts'

/** Replans that nobody released are of no use the next day. */
const KEPT = '1 day'

/** The rest of the day, planned anew from where the baton is. Nothing is changed or sent by it. */
@Injectable()
export class Replans {
  /** Relays whose day is being planned here: whoever presses again and again gets one search, not many. */
  private readonly underWay = new Set<string>()

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly latest: LatestPositions,
    private readonly dayReplans: DayReplans,
  ) {}

  /**
   * Refuses with `not-planned` before the first release, with `not-under-way` when nothing of today is left or
   * nobody knows what became of an earlier day's stops, and with `already-running` while this node plans the same
   * day already. Aborting `signal` ends the search early.
   */
  async make(relayId: string, language: Language, signal: AbortSignal): Promise<Replan> {
    if (this.underWay.has(relayId)) throw new Refusal('already-running')
    this.underWay.add(relayId)
    try {
      return await this.plan(relayId, language, signal)
    } finally {
      this.underWay.delete(relayId)
    }
  }

  private async plan(relayId: string, language: Language, signal: AbortSignal): Promise<Replan> {
    const { relay, release, seq, events } = await this.states.now(relayId)
    if (!release) throw new Refusal('not-planned')
    const rest = await this.restOf(relay, release, events, language)
    const { plan } = release
    const ways = new Map(standingWords(events).ways.map(({ stopId, way }) => [stopId, way]))
    const planned = await this.dayReplans.solve({ relay, plan, rest, ways }, { language, signal })

    const [before, after] = [plan.days[rest.day], planned.plan.days[rest.day]]
    if (!before || !after) throw new Error('the day that was planned anew is not in the plan')
    const decided = [...rest.toCome, ...rest.skipped].map(({ id }) => id)
    const replan: ReplanEntity = {
      id: randomUUID(),
      relayId,
      baseRelease: release.number,
      madeAt: new Date(),
      plan: planned.plan,
      told: {
        ...replanChanges(before, after, rest, planned.dropped),
        neighbours: neighbourChanges(plan, planned.plan, placeOfBaton(plan, rest)),
        seq,
        decides: decided,
        toldCount: 0,
      },
      releasedNumber: null,
    }
    await this.database.query(
      `DELETE FROM replan WHERE relay_id = $1 AND released_number IS NULL AND made_at < now() - $2::interval`,
      [relayId, KEPT],
    )
    await this.database.manager.insert(ReplanEntity, replan)
    return { ...replan, ...replan.told, madeAt: replan.madeAt.toISOString() }
  }

  private async restOf(
    relay: RelayState['relay'],
    { plan }: Release,
    events: readonly RelayEvent[],
    language: Language,
  ): Promise<RestOfDay> {
    const nowMs = relayNow(relay.clock, Date.now())
    const upToNow = progress(plan, events, nowMs)
    const next = upToNow.stops[upToNow.next ?? -1]?.id
    const position = (await this.latest.onEachLeg(relay.id)).find(({ stopId }) => stopId === next) ?? null
    const standing = position ? progress(plan, events, nowMs, position) : upToNow
    const rest = restOfDay(plan, standing, wallClock(nowMs, relay.timeZone).date, nowMs)
    const words = refusalWords[language]
    if (!rest) throw new Refusal('not-under-way', null, words.notToday)
    if ('unsettled' in rest) {
      const names = rest.unsettled.map(({ name }) => name).join(', ')
      throw new Refusal('not-under-way', null, words.unsettled(names))
    }
    return rest
  }
}

/** Of the stop from which the rest of the day goes on, among the stops of all days: it gives the baton to the next. */
function placeOfBaton(plan: DatedPlan, { day, settled }: RestOfDay): number {
  const earlier = plan.days.slice(0, day).reduce((sum, { stops }) => sum + stops.length, 0)
  return earlier + settled.length - 1
}
