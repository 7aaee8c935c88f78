import { Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { liveSnapshot, type LiveSnapshot } from '@stafet/domain/contract/live.ts'
import { DataSource } from 'typeorm'
import { Releases } from '../planning/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayEntity, RelayLog } from '../relays/index.ts'

/** Which state of a relay a viewer has: enough to tell whether there is anything newer. */
export interface Standing {
  relayId: string
  release: number
  seq: number
  /** Changes whenever the snapshot does; an ETag. */
  tag: string
}

/** What viewers start from. */
@Injectable()
export class Snapshots {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly releases: Releases,
    private readonly log: RelayLog,
  ) {}

  /** Refuses with `unknown-relay` when there is no released relay at this address. */
  async standing(slug: string): Promise<Standing> {
    const [row]: { id: string; version: number; seq: number; number: number | null }[] =
      await this.database.query(
        `SELECT relay.id, relay.version, relay.seq, (SELECT max(number) FROM plan_release r WHERE r.relay_id = relay.id) AS number
       FROM relay WHERE slug = $1`,
        [slug],
      )
    if (!row || row.number === null) throw new Refusal('unknown-relay')
    const tag = `W/"${row.id}.${row.version}.${row.number}.${row.seq}"`
    return { relayId: row.id, release: row.number, seq: row.seq, tag }
  }

  /** The relay, its newest release and its log as they were at one moment, and nothing that is not public. */
  snapshot(slug: string): Promise<LiveSnapshot> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      const relay = await manager.findOneBy(RelayEntity, { slug })
      const release = relay && (await this.releases.newest(relay.id, manager))
      if (!release) throw new Refusal('unknown-relay')
      return liveSnapshot.parse({
        relay: {
          id: relay.id,
          slug: relay.slug,
          name: relay.name,
          municipality: relay.municipality,
          theme: relay.theme,
          timeZone: relay.timeZone,
          example: relay.example,
          rehearsal: relay.rehearsalOf !== null,
        },
        clock: relay.clock,
        release,
        seq: relay.seq,
        events: await this.log.after(relay.id, 0, manager),
      })
    })
  }
}
