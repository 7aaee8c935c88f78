import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import {
  loggedEvent,
  relayEvent,
  type Door,
  type Happening,
  type LoggedEvent,
  type RelayEvent,
} from '@stafet/domain/contract/relay-event.ts'
import { withPublicEvents } from '@stafet/domain/progress/public-log.ts'
import { DataSource, MoreThan, type EntityManager } from 'typeorm'
import { Refusal } from '../platform/refusal.ts'
import { isTaken } from '../platform/unique-violation.ts'
import { RelayEventEntity } from './relay-event.entity.ts'

/** The channel on which every node hears that a log has grown; the payload is the relay's id. */
export const RELAY_CHANGED = 'relay_changed'

export interface NewEvent {
  /** The sender's own: appending it again changes nothing. */
  id: string
  /** By the relay's clock. */
  occurredAt: Date
  /** `link`, `organiser:<id>` or `system`. */
  actor: string
  /** Of a check-in: how it came. */
  door?: Door | null
  happening: Happening
}

export interface Appended {
  /** As everybody may see it. */
  event: RelayEvent
  /** As organisers may see it. */
  logged: LoggedEvent
  /** It already stood in the log, as it is told here. */
  repeated: boolean
}

/**
 * The one log of a relay: appended to, never changed (but see `purge-log.ts`). Counting up in the relay's row gives out `seq` inside the
 * business transaction, so it has no gaps and follows the order of commits, and NOTIFY reaches the nodes only
 * after the commit.
 */
@Injectable()
export class RelayLog {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Appends in a transaction of its own: one statement, since every trip to the database is one that others wait
   * for. Refuses with `unknown-relay`.
   */
  async append(relayId: string, event: NewEvent): Promise<Appended> {
    const { manager } = this.database
    try {
      const added = await add(manager, relayId, event)
      if (added) return added
    } catch (error) {
      // The same event came a second time before the first was committed: the row's key kept it out.
      if (!isTaken(error)) throw error
    }
    return known(manager, relayId, event.id)
  }

  /** Appends as part of the caller's transaction. Refuses with `unknown-relay`. */
  async appendWithin(manager: EntityManager, relayId: string, event: NewEvent): Promise<Appended> {
    // Once the row is ours the next statement sees all that was appended before.
    await manager.query('SELECT 1 FROM relay WHERE id = $1 FOR NO KEY UPDATE', [relayId])
    return (await add(manager, relayId, event)) ?? (await known(manager, relayId, event.id))
  }

  /** The events after `seq`, in order, as `manager`'s transaction sees them; nothing in them is private. */
  async after(relayId: string, seq: number, manager?: EntityManager): Promise<readonly RelayEvent[]> {
    return withPublicEvents([], (await this.entitiesAfter(relayId, seq, manager)).map(toEvent))
  }

  /** The same with all that organisers may know, for their eyes only. */
  async loggedAfter(relayId: string, seq: number, manager?: EntityManager): Promise<LoggedEvent[]> {
    return (await this.entitiesAfter(relayId, seq, manager)).map(loggedOf)
  }

  private entitiesAfter(
    relayId: string,
    seq: number,
    manager: EntityManager = this.database.manager,
  ): Promise<RelayEventEntity[]> {
    return manager.find(RelayEventEntity, {
      where: { relayId, seq: MoreThan(seq) },
      order: { seq: 'ASC' },
    })
  }
}

/** Null when the event is there already, or the relay is not. */
async function add(
  manager: EntityManager,
  relayId: string,
  { id, occurredAt, actor, door = null, happening: { kind, payload } }: NewEvent,
): Promise<Appended | null> {
  const [row]: { seq: number; received_at: Date }[] = await manager.query(
    `WITH next AS (
       UPDATE relay SET seq = seq + 1
       WHERE id = $1 AND NOT EXISTS (SELECT FROM relay_event WHERE relay_id = $1 AND id = $2)
       RETURNING seq
     ), added AS (
       INSERT INTO relay_event (relay_id, seq, id, kind, occurred_at, actor, door, payload)
       SELECT $1, seq, $2, $3, $4, $5, $6, $7 FROM next RETURNING seq, received_at
     )
     SELECT seq, received_at, pg_notify($8, $1::uuid::text) FROM added`,
    [relayId, id, kind, occurredAt.toISOString(), actor, door, JSON.stringify(payload), RELAY_CHANGED],
  )
  if (!row) return null
  const added = { seq: row.seq, receivedAt: row.received_at, id, kind, occurredAt, actor, door, payload }
  return { event: toEvent(added), logged: loggedOf(added), repeated: false }
}

async function known(manager: EntityManager, relayId: string, id: string): Promise<Appended> {
  const entity = await manager.findOneBy(RelayEventEntity, { relayId, id })
  if (!entity) throw new Refusal('unknown-relay')
  // Everybody knows its id: whoever sends it again is not told what it said before it was taken back.
  const later = await manager.findBy(RelayEventEntity, {
    relayId,
    kind: 'withdrawn',
    seq: MoreThan(entity.seq),
  })
  const [event = toEvent(entity)] = withPublicEvents([toEvent(entity)], later.map(toEvent))
  return { event, logged: loggedOf(entity), repeated: true }
}

/** A row of the log as the database gives it. */
export type LogRow = Omit<RelayEventEntity, 'relayId'>

function toEvent({ seq, id, occurredAt, kind, payload }: LogRow): RelayEvent {
  return relayEvent.parse({ seq, id, occurredAt: occurredAt.toISOString(), kind, payload })
}

export function loggedOf({
  seq,
  id,
  occurredAt,
  receivedAt,
  actor,
  door,
  kind,
  payload,
}: LogRow): LoggedEvent {
  const times = { occurredAt: occurredAt.toISOString(), receivedAt: receivedAt.toISOString() }
  return loggedEvent.parse({ seq, id, ...times, actor, door, kind, payload })
}
