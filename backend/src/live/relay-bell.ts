import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common'
import pg from 'pg'
import { DATABASE_URL } from '../platform/database.module.ts'
import { RELAY_CHANGED } from '../relays/index.ts'

const RETRY_MS = 1000

/**
 * Rings on every node when a relay's log has grown on any of them: PostgreSQL's NOTIFY over a connection of its
 * own. What was missed while the connection was away is made up for by ringing for everything on return.
 */
@Injectable()
export class RelayBell implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(RelayBell.name)
  private readonly hearers: ((relayId: string | null) => void)[] = []
  private client: pg.Client | null = null
  private retry: NodeJS.Timeout | null = null
  private closed = false

  constructor(@Inject(DATABASE_URL) private readonly url: string) {}

  /** `hear` gets a relay's id, or null when any relay may have changed. */
  onRing(hear: (relayId: string | null) => void): void {
    this.hearers.push(hear)
  }

  async onModuleInit(): Promise<void> {
    await this.listen()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true
    if (this.retry) clearTimeout(this.retry)
    await this.client?.end().catch(() => undefined)
  }

  private async listen(): Promise<void> {
    if (this.closed) return
    const client = new pg.Client({ connectionString: this.url, keepAlive: true })
    this.client = client
    let gone = false
    const lost = (error?: Error): void => {
      if (gone || this.closed) return
      gone = true
      this.logger.warn(`not hearing of changes for the moment: ${error?.message ?? 'connection ended'}`)
      client.end().catch(() => undefined)
      this.retry = setTimeout(() => void this.listen(), RETRY_MS)
    }
    client.on('error', lost)
    client.on('end', () => lost())
    client.on('notification', ({ payload }) => this.ring(payload ?? null))
    try {
      await client.connect()
      await client.query(`LISTEN ${RELAY_CHANGED}`)
      this.ring(null)
    } catch (error) {
      lost(error instanceof Error ? error : undefined)
    }
  }

  private ring(relayId: string | null): void {
    for (const hear of this.hearers) hear(relayId)
  }
}
