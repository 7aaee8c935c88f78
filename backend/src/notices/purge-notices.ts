import { Inject, Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../platform/config.ts'
import { OVER_SINCE } from '../relays/index.ts'

/** Deletes what was sent to whom, some days after a relay is over. */
@Injectable()
export class NoticePurge {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async purge(nowMs: number): Promise<void> {
    await this.database.query(
      `DELETE FROM notice USING relay WHERE relay.id = notice.relay_id AND ${OVER_SINCE}`,
      [this.config.personalDataKeptDays, new Date(nowMs).toISOString()],
    )
  }
}
