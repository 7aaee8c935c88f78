import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { release as releaseSchema, type Release } from '@stafet/domain/contract/dated-plan.ts'
import { relayEvent, type LoggedEvent, type RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { withPublicEvents } from '@stafet/domain/progress/public-log.ts'
import { DataSource } from 'typeorm'
import { Releases } from '../planning/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { loggedOf, RelayEntity, RelayLog, type LogRow } from '../relays/index.ts'
import { SharedQuestion } from './shared-question.ts'

/** A relay, its newest release and its log as they were at one moment. Never changed: a later one is another. */
export interface RelayState {
  readonly relay: Readonly<RelayEntity>
  /** Null before the first. */
  readonly release: Release | null
  /** Of the newest event. */
  readonly seq: number
  /** As everybody may see them, without the words of what was taken back; the event with `seq` n stands at n − 1. */
  readonly events: readonly RelayEvent[]
  /** The same as organisers see them: never for anybody else. */
  readonly logged: readonly LoggedEvent[]
}

export interface ReleasedState extends RelayState {
  readonly release: Release
}

/** What has changed since a state: the versions of its parts, and the events after its own. */
type News = { version: number; number: number | null; relaySeq: number } & Omit<LogRow, 'seq'> & {
    seq: number | null
  }

/** Relays that are kept in memory: as many as are followed on one node at once, and then some. */
const MOST_KEPT = 20

/**
 * Relays in memory, so that nobody who asks how one stands reads its whole plan and log. Each question still goes
 * to the database, for what is new since: whatever was committed before the question, on whichever node, is in the
 * answer. Many who ask at once share one reading.
 */
@Injectable()
export class RelayStates {
  /** The one asked for last stands last. */
  private readonly kept = new Map<string, RelayState>()
  private readonly idOfSlug = new Map<string, string>()
  private readonly questions = new Map<string, SharedQuestion<RelayState | null>>()

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly releases: Releases,
    private readonly log: RelayLog,
  ) {}

  /** The relay as it stands. Refuses with `not-found`. */
  async now(relayId: string): Promise<RelayState> {
    const state = await this.find(relayId)
    if (!state) throw new Refusal('not-found')
    return state
  }

  /** The relay at a public address. Refuses with `unknown-relay` when there is none that has been released. */
  async released(slug: string): Promise<ReleasedState> {
    const known = this.idOfSlug.get(slug)
    let state = known === undefined ? null : await this.find(known)
    if (state?.relay.slug !== slug) {
      this.idOfSlug.delete(slug)
      const [row]: { id: string }[] = await this.database.query('SELECT id FROM relay WHERE slug = $1', [
        slug,
      ])
      state = row ? await this.find(row.id) : null
    }
    if (!isReleased(state) || state.relay.slug !== slug) throw new Refusal('unknown-relay')
    this.idOfSlug.set(slug, state.relay.id)
    return state
  }

  /** Null when there is no such relay, or no longer. */
  find(relayId: string): Promise<RelayState | null> {
    let question = this.questions.get(relayId)
    if (!question) {
      question = new SharedQuestion(() => this.read(relayId))
      this.questions.set(relayId, question)
    }
    return question.ask()
  }

  private async read(relayId: string): Promise<RelayState | null> {
    const known = this.kept.get(relayId)
    const state = (known && (await this.goOnFrom(known))) ?? (await this.readWhole(relayId))
    this.kept.delete(relayId)
    if (state) this.kept.set(relayId, state)
    else this.questions.delete(relayId)
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.forget(oldest)
    return state
  }

  private forget(relayId: string): void {
    const slug = this.kept.get(relayId)?.relay.slug
    if (slug !== undefined) this.idOfSlug.delete(slug)
    this.kept.delete(relayId)
    this.questions.delete(relayId)
  }

  /** The same state when nothing is new; null when more than the log has changed. */
  private async goOnFrom(state: RelayState): Promise<RelayState | null> {
    // One statement sees one moment.
    const news: News[] = await this.database.query(
      `SELECT relay.version, relay.seq AS "relaySeq",
         (SELECT max(number) FROM plan_release WHERE relay_id = relay.id) AS number,
         event.seq, event.id, event.kind, event.occurred_at AS "occurredAt", event.received_at AS "receivedAt",
         event.actor, event.door, event.payload
       FROM relay LEFT JOIN relay_event event ON event.relay_id = relay.id AND event.seq > $2
       WHERE relay.id = $1 ORDER BY event.seq`,
      [state.relay.id, state.seq],
    )
    const [first] = news
    const { relay, release, seq } = state
    if (first?.version !== relay.version || first.number !== (release?.number ?? null)) return null
    if (first.relaySeq === seq) return state
    return withEvents(
      state,
      news.flatMap((row) => (row.seq === null ? [] : loggedOf({ ...row, seq: row.seq }))),
    )
  }

  private readWhole(relayId: string): Promise<RelayState | null> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      const relay = await manager.findOneBy(RelayEntity, { id: relayId })
      if (!relay) return null
      const newest = await this.releases.newest(relayId, manager)
      // Plans released before streets were known say nothing of ferries.
      const release = newest && releaseSchema.parse(newest)
      const logged = await this.log.loggedAfter(relayId, 0, manager)
      return withEvents({ relay, release, seq: 0, events: [], logged: [] }, logged)
    })
  }
}

function withEvents(state: RelayState, logged: readonly LoggedEvent[]): RelayState {
  return {
    ...state,
    seq: logged.at(-1)?.seq ?? state.seq,
    logged: [...state.logged, ...logged],
    // The public schema names nothing that is private: the rest is left out.
    events: withPublicEvents(
      state.events,
      logged.map((event) => relayEvent.parse(event)),
    ),
  }
}

export const isReleased = (state: RelayState | null): state is ReleasedState => Boolean(state?.release)
