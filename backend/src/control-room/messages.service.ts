import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { messageAnswer, messageInput } from '@stafet/domain/contract/control-room.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { DataSource } from 'typeorm'
import type { z } from 'zod'
import { Notices } from '../notices/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayStates } from '../relay-states/index.ts'
import { RelayLog } from '../relays/index.ts'
import { diaryWords, messageWords } from './notice-words.ts'

/** What the log keeps of a message at most. */
const MOST_NOTED = 1000

/** Messages that the coordinator writes to stops. */
@Injectable()
export class Messages {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly states: RelayStates,
    private readonly log: RelayLog,
    private readonly notices: Notices,
  ) {}

  /**
   * Writes to the stops' contacts, and into the diary that it was written; the same id again sends nothing and
   * answers the same. Refuses with `not-planned`, and with `not-found` for a stop that is not in the newest plan.
   */
  async send(
    relayId: string,
    { id, stopIds, text }: z.infer<typeof messageInput>,
    organiserId: string,
  ): Promise<z.infer<typeof messageAnswer>> {
    const { relay, release } = await this.states.now(relayId)
    if (!release) throw new Refusal('not-planned')
    const stops = release.plan.days.flatMap((day) => day.stops)
    const asked = [...new Set(stopIds)].map((stopId) => stops.find((stop) => stop.id === stopId))
    const to = asked.filter((stop) => stop !== undefined)
    if (to.length < asked.length) throw new Refusal('not-found')
    return this.database.transaction(async (manager) => {
      const names = to.map(({ name }) => name)
      await this.log.appendWithin(manager, relayId, {
        id,
        occurredAt: new Date(relayNow(relay.clock, Date.now())),
        actor: `organiser:${organiserId}`,
        happening: {
          kind: 'noted',
          payload: {
            about: 'message',
            text: diaryWords.message(text, names).slice(0, MOST_NOTED),
            stopId: to.length === 1 ? (to[0]?.id ?? null) : null,
          },
        },
      })
      const outcome = await this.notices.tell(
        manager,
        relayId,
        to.map((stop) => ({
          kind: 'message',
          to: { stopId: stop.id },
          once: `message ${id} ${stop.id}`,
          subject: messageWords.subject(relay.name),
          body: messageWords.body(relay.name, text),
        })),
      )
      return {
        sent: outcome.told.length + outcome.repeated.length,
        unreachable: outcome.unreachable.flatMap(({ to: whom }) => ('stopId' in whom ? whom.stopId : [])),
      }
    })
  }
}
