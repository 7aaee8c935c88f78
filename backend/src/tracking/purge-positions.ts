import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../platform/config.ts'

const DAY_MS = 86_400_000

/** Deletes where people were, some days after a relay is over: at start and then daily, on every node. */
@Injectable()
export class PositionPurge implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PositionPurge.name)
  private timer: NodeJS.Timeout | null = null

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    const purge = (): void => void this.purge(Date.now()).catch((error: unknown) => this.logger.error(error))
    purge()
    this.timer = setInterval(purge, DAY_MS)
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer)
  }

  /**
   * Deletes positions and labels of relays whose last day is more than the set number of days past, by noon UTC,
   * when that day is over everywhere. What is counted of unusable messages tells of nobody, and stays.
   */
  async purge(nowMs: number): Promise<void> {
    await this.database.query(
      `WITH over AS (
         SELECT tracker.id FROM tracker JOIN relay ON relay.id = tracker.relay_id
         WHERE ((relay.days -> -1 ->> 'date')::timestamp AT TIME ZONE 'UTC')
           + make_interval(days => $1 + 1, hours => 12) <= $2
       ), unlabelled AS (
         UPDATE tracker SET label = '' FROM over WHERE tracker.id = over.id AND label <> ''
       )
       DELETE FROM position_report USING over WHERE position_report.tracker_id = over.id`,
      [this.config.positionsKeptDays, new Date(nowMs).toISOString()],
    )
  }
}
