import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common'
import { PgBoss } from 'pg-boss'
import type { EntityManager } from 'typeorm'
import { Bell } from './bell.ts'
import { DATABASE_URL } from './database.module.ts'

/** The channel on which every node hears that a job is wanted before its minute; the payload is its name. */
const JOB_WANTED = 'job_wanted'
const RETRY_MS = 30_000
const TELL_EVERY_MS = 60_000
/** How long a stopping server waits for what its jobs are doing. */
const STOP_WITHIN_MS = 30_000

/**
 * Work that is done each minute by one of the nodes, whichever comes first: a queue in the same database, in a
 * schema of its own. Nothing happens before `start`, so a server in a test does what the test asks for.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Jobs.name)
  private readonly runs = new Map<string, (nowMs: number) => Promise<void>>()
  private readonly bell: Bell
  private boss: PgBoss | null = null
  private starting: Promise<void> | null = null
  private retry: NodeJS.Timeout | null = null

  constructor(@Inject(DATABASE_URL) private readonly databaseUrl: string) {
    this.bell = new Bell(databaseUrl, JOB_WANTED)
    this.bell.onRing((name) => void this.soon(name).catch((error: unknown) => this.logger.warn(error)))
  }

  /** To be called before `start`. A run that fails is logged; the next minute is another. */
  everyMinute(name: string, run: (nowMs: number) => Promise<void>): void {
    this.runs.set(name, run)
  }

  /** Has the job run as soon as the caller's transaction has been committed, on whichever node. */
  async soonAfter(manager: EntityManager, name: string): Promise<void> {
    // Not by putting it into the queue here: transactions that did would wait for each other.
    await manager.query('SELECT pg_notify($1, $2)', [JOB_WANTED, name])
  }

  /** Returns when this node takes part; where it cannot now, it tries again in the background. */
  start(): Promise<void> {
    this.starting = this.takePart().catch((error: unknown) => {
      this.logger.error(error)
      this.retry = setTimeout(() => void this.start(), RETRY_MS)
    })
    return this.starting
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.starting
    if (this.retry) clearTimeout(this.retry)
    await this.bell.close()
    await this.boss?.stop({ timeout: STOP_WITHIN_MS })
    this.boss = null
  }

  private async takePart(): Promise<void> {
    const boss = new PgBoss({ connectionString: this.databaseUrl, schema: 'jobs', max: 3 })
    // The database is away for a moment: it goes on by itself when that is back, and each worker tells each second.
    let toldAt = -Infinity
    boss.on('error', (error) => {
      if (performance.now() - toldAt < TELL_EVERY_MS) return
      toldAt = performance.now()
      this.logger.warn(error)
    })
    try {
      await boss.start()
      for (const [name, run] of this.runs) {
        // `stately`: one waits and one runs, among all nodes; a second wish is the first.
        await boss.createQueue(name, {
          policy: 'stately',
          retryLimit: 0,
          expireInSeconds: 600,
          retentionSeconds: 3600,
          deleteAfterSeconds: 3600,
        })
        await boss.work(name, { pollingIntervalSeconds: 1 }, () => this.run(name, run))
        await boss.schedule(name, '* * * * *')
      }
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => undefined)
      throw error
    }
    this.boss = boss
    await this.bell.listen()
  }

  private async run(name: string, run: (nowMs: number) => Promise<void>): Promise<void> {
    try {
      await run(Date.now())
    } catch (error) {
      this.logger.error(error, `the job ${name} went wrong`)
    }
  }

  /** null: each of the jobs may have been wanted meanwhile. */
  private async soon(name: string | null): Promise<void> {
    for (const one of name === null ? this.runs.keys() : [name])
      if (this.runs.has(one)) await this.boss?.send(one)
  }
}
