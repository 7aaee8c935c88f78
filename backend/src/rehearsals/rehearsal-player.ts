import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common'
import pg from 'pg'
import { LinkKeys } from '../access/index.ts'
import { Releases } from '../planning/index.ts'
import { DATABASE_URL } from '../platform/database.module.ts'
import { RelayLog, type RelayEntity } from '../relays/index.ts'
import { playReports } from './play-reports.ts'
import { endOf } from './rehearsal-clock.ts'
import { isRunning, Rehearsals } from './rehearsals.service.ts'
import { simulateCarriers } from './simulated-carriers.ts'

const LOOK_MS = 1000
/** First half of the advisory lock's key; the second is the rehearsal's. */
const PLAYER_LOCK = 61

interface Playing {
  /** The rehearsal as it was when the play began. */
  rehearsal: RelayEntity
  stop: AbortController
  done: Promise<void>
}

/**
 * Plays the running rehearsals. Each is played by one node at a time, which holds a lock on it in PostgreSQL for as
 * long as it lives: when the node dies, another one, or the same one started again, takes over where it was.
 */
@Injectable()
export class RehearsalPlayer implements BeforeApplicationShutdown {
  private readonly logger = new Logger(RehearsalPlayer.name)
  private readonly playing = new Map<string, Playing>()
  private timer: NodeJS.Timeout | null = null

  constructor(
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    private readonly rehearsals: Rehearsals,
    private readonly releases: Releases,
    private readonly linkKeys: LinkKeys,
    private readonly log: RelayLog,
  ) {}

  /** Starts to look for rehearsals to play; the simulated phones call `server`. */
  start(server: string): void {
    const look = (): void =>
      void this.look(server)
        .catch((error: unknown) => this.logger.warn(error))
        .finally(() => {
          if (this.timer) this.timer = setTimeout(look, LOOK_MS)
        })
    this.timer = setTimeout(look, 0)
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    for (const { stop } of this.playing.values()) stop.abort()
    await Promise.allSettled([...this.playing.values()].map(({ done }) => done))
  }

  private async look(server: string): Promise<void> {
    const running = await this.rehearsals.running()
    for (const { rehearsal, stop } of this.playing.values())
      if (await this.rehearsals.wasStopped(rehearsal)) stop.abort()
    for (const rehearsal of running) {
      if (this.playing.has(rehearsal.id)) continue
      const stop = new AbortController()
      const done = this.play(rehearsal, server, stop.signal)
        .catch((error: unknown) => {
          if (!stop.signal.aborted) this.logger.warn(error)
        })
        .finally(() => this.playing.delete(rehearsal.id))
      this.playing.set(rehearsal.id, { rehearsal, stop, done })
    }
  }

  private async play(rehearsal: RelayEntity, server: string, signal: AbortSignal): Promise<void> {
    const lock = new pg.Client({ connectionString: this.databaseUrl })
    lock.on('error', () => undefined)
    await lock.connect()
    try {
      const { rows } = await lock.query<{ mine: boolean }>(
        'SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine',
        [PLAYER_LOCK, rehearsal.id],
      )
      const release = await this.releases.newest(rehearsal.id)
      if (!rows[0]?.mine || !release || rehearsal.clock.kind !== 'rehearsal') return
      const reports = simulateCarriers(release.plan, rehearsal.id)
      const known = new Set((await this.log.after(rehearsal.id, 0)).map((event) => event.id))
      const keys = await this.linkKeys.makeCheckInKeys(
        rehearsal.id,
        [...new Set(reports.map(({ stopId }) => stopId))],
        new Date(endOf(rehearsal.clock) + 3_600_000),
      )
      const left = reports.filter((report) => !known.has(report.id))
      await playReports(server, rehearsal.clock, left, keys, signal)
      // Nothing is left to report, but the clock goes on: keep the lock, so that nobody plays it again.
      while (isRunning(rehearsal) && !signal.aborted)
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    } finally {
      await lock.end()
    }
  }
}
