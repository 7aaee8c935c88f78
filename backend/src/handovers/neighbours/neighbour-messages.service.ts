import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { NeighbourMessageInput } from '@stafet/domain/contract/check-in.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { DataSource } from 'typeorm'
import type { CheckInRight } from '../../access/index.ts'
import { Notices, type NewNotice } from '../../notices/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { RelayStates, type RelayState } from '../../relay-states/index.ts'
import { RelayLog } from '../../relays/index.ts'
import { placeInPlan, type PlaceInPlan } from '../place-in-plan.ts'

interface Recipient {
  to: NewNotice['to']
  name: string
}

/** What one stop writes to the one before or after it, or to the coordinator: nobody sees a number. */
@Injectable()
export class NeighbourMessages {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly notices: Notices,
    private readonly log: RelayLog,
  ) {}

  /**
   * The same id again sends nothing. The diary says who wrote to whom, and not what. Refuses with `unknown-link`
   * when the newest plan has no such stop, and with `not-found` when there is nobody to write to.
   */
  async send(
    { relayId, stopId }: CheckInRight,
    { id, to, text }: NeighbourMessageInput,
    realNowMs: number = Date.now(),
  ): Promise<void> {
    const state = await this.states.now(relayId)
    const place = state.release && placeInPlan(state.release.plan, stopId)
    if (!place) throw new Refusal('unknown-link')
    const recipient = this.recipientOf(state, place, to)
    if (!recipient) throw new Refusal('not-found')
    const { name } = place.stop
    await this.database.transaction(async (manager) => {
      const notice: NewNotice = {
        kind: 'neighbour',
        to: recipient.to,
        once: `neighbour ${id}`,
        subject: `${name} skriver om ${state.relay.name}`,
        body: `${name} skriver: ${text}`,
      }
      const { unreachable } = await this.notices.tell(manager, relayId, [notice], realNowMs)
      if (unreachable.length > 0) throw new Refusal('not-found')
      await this.log.appendWithin(manager, relayId, {
        id,
        occurredAt: new Date(relayNow(state.relay.clock, realNowMs)),
        actor: 'link',
        happening: {
          kind: 'noted',
          payload: { about: 'message', text: `${name} skrev til ${recipient.name}.`, stopId },
        },
      })
    })
  }

  private recipientOf(
    { relay }: RelayState,
    { before, after }: PlaceInPlan,
    to: NeighbourMessageInput['to'],
  ): Recipient | null {
    if (to === 'coordinator')
      return relay.coordinator && { to: this.notices.coordinatorOf(relay), name: 'koordinatoren' }
    const stop = to === 'from' ? before : after
    return stop ? { to: { stopId: stop.id }, name: stop.name } : null
  }
}
