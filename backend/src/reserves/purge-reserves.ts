import { Inject, Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../platform/config.ts'
import { OVER_SINCE } from '../relays/index.ts'

/** Deletes reserves, whose only use was their relay, some days after it is over. */
@Injectable()
export class ReservePurge {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** With them goes who was asked for what; that a call was made stays. */
  async purge(nowMs: number): Promise<void> {
    await this.database.query(
      `DELETE FROM reserve USING relay WHERE relay.id = reserve.relay_id AND ${OVER_SINCE}`,
      [this.config.personalDataKeptDays, new Date(nowMs).toISOString()],
    )
  }
}
