import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { relayEvent, type Happening, type RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { DataSource, MoreThan, type EntityManager } from 'typeorm'
import { Refusal } from '../platform/refusal.ts'
import { RelayEventEntity } from './relay-event.entity.ts'
import { RelayEntity } from './relay.entity.ts'

/** The channel on which every node hears that a log has grown; the payload is the relay's id. */
export const RELAY_CHANGED = 'relay_changed'

export interface NewEvent {
  /** The sender's own: appending it again changes nothing. */
  id: string
  /** By the relay's clock. */
  occurredAt: Date
  /** `link`, `organiser:<id>` or `system`. */
  actor: string
  happening: Happening
}

/**
 * The one log of a relay: appended to, never changed. Locking the relay's row gives out `seq` inside the business
 * transaction, so it has no gaps and follows the order of commits, and NOTIFY reaches the nodes only after the
 * commit.
 */
@Injectable()
export class RelayLog {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Appends in a transaction of its own. */
  append(relayId: string, event: NewEvent): Promise<{ event: RelayEvent; repeated: boolean }> {
    return this.database.transaction((manager) => this.appendWithin(manager, relayId, event))
  }

  /** Appends as part of the caller's transaction. */
  async appendWithin(
    manager: EntityManager,
    relayId: string,
    { id, occurredAt, actor, happening }: NewEvent,
  ): Promise<{ event: RelayEvent; repeated: boolean }> {
    const relay = await manager.findOne(RelayEntity, {
      where: { id: relayId },
      select: { id: true, seq: true },
      lock: { mode: 'pessimistic_write' },
    })
    if (!relay) throw new Refusal('unknown-relay')
    const known = await manager.findOneBy(RelayEventEntity, { relayId, id })
    if (known) return { event: toEvent(known), repeated: true }

    const seq = relay.seq + 1
    const entity = manager.create(RelayEventEntity, { relayId, seq, id, occurredAt, actor, ...happening })
    await manager.query('UPDATE relay SET seq = $2 WHERE id = $1', [relayId, seq])
    await manager.insert(RelayEventEntity, entity)
    await manager.query('SELECT pg_notify($1, $2)', [RELAY_CHANGED, relayId])
    return { event: toEvent(entity), repeated: false }
  }

  /** The events after `seq`, in order, as `manager`'s transaction sees them. */
  async after(
    relayId: string,
    seq: number,
    manager: EntityManager = this.database.manager,
  ): Promise<RelayEvent[]> {
    const entities = await manager.find(RelayEventEntity, {
      where: { relayId, seq: MoreThan(seq) },
      order: { seq: 'ASC' },
    })
    return entities.map(toEvent)
  }
}

function toEvent({ seq, id, occurredAt, kind, payload }: RelayEventEntity): RelayEvent {
  return relayEvent.parse({ seq, id, occurredAt: occurredAt.toISOString(), kind, payload })
}
