import { Inject, Injectable } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../platform/config.ts'
import { OVER_SINCE } from '../relays/index.ts'

/** Deletes where people were, some days after a relay is over. */
@Injectable()
export class PositionPurge {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Positions and labels. What is counted of unusable messages tells of nobody, and stays. */
  async purge(nowMs: number): Promise<void> {
    await this.database.query(
      `WITH over AS (
         SELECT tracker.id FROM tracker JOIN relay ON relay.id = tracker.relay_id WHERE ${OVER_SINCE}
       ), unlabelled AS (
         UPDATE tracker SET label = '' FROM over WHERE tracker.id = over.id AND label <> ''
       )
       DELETE FROM position_report USING over WHERE position_report.tracker_id = over.id`,
      [this.config.personalDataKeptDays, new Date(nowMs).toISOString()],
    )
  }
}
