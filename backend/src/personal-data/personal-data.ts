import { Inject, Injectable, Logger } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource, type EntityManager } from 'typeorm'
import { purgeKeys } from '../access/index.ts'
import { purgeContacts } from '../communities/index.ts'
import { purgeAttendance, purgeCodes, purgeUnseenPhotos } from '../handovers/index.ts'
import { purgeNotices } from '../notices/index.ts'
import { CONFIG, type Config } from '../platform/config.ts'
import { purgeLog } from '../relays/index.ts'
import { purgeReserves } from '../reserves/index.ts'
import { purgePositions } from '../tracking/index.ts'

/**
 * All that goes when a relay is over (decision 0023), each beside what it deletes. `nowMs` tells which keys can be
 * used no longer. Done again they change nothing.
 */
const purges: readonly ((manager: EntityManager, relayId: string, nowMs: number) => Promise<void>)[] = [
  purgeContacts,
  purgeAttendance,
  purgeUnseenPhotos,
  purgeCodes,
  purgePositions,
  purgeReserves,
  purgeNotices,
  purgeKeys,
  // Last, since it locks the relay that all check-ins go through.
  purgeLog,
]

/**
 * Holds for a relay whose last day is more than $1 days past at the instant $2: by noon UTC, when that day is over
 * everywhere. One that was made later than that counts from then: a year that was typed wrong deletes nothing at once.
 */
const OVER_SINCE = `greatest((days -> -1 ->> 'date')::timestamp AT TIME ZONE 'UTC', created_at)
  + make_interval(days => $1 + 1, hours => 12) <= $2`

/** What is known of the people in a relay, and when it goes. */
@Injectable()
export class PersonalData {
  private readonly logger = new Logger(PersonalData.name)

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Of each relay that is over all of it or nothing: one that fails is tried again the next day. */
  async purge(nowMs: number): Promise<void> {
    const over: { id: string }[] = await this.database.query(`SELECT id FROM relay WHERE ${OVER_SINCE}`, [
      this.config.personalDataKeptDays,
      new Date(nowMs).toISOString(),
    ])
    for (const { id } of over)
      await this.database
        .transaction(async (manager) => {
          for (const purge of purges) await purge(manager, id, nowMs)
        })
        .catch((error: unknown) => this.logger.error(error))
  }
}
