import { Logger } from '@nestjs/common'
import pg from 'pg'

const RETRY_MS = 1000
const CONNECT_WITHIN_MS = 5000

/**
 * Rings on every node when something has changed on any of them: PostgreSQL's NOTIFY over a connection of its
 * own. What was missed while the connection was away is made up for by ringing for everything on return.
 */
export class Bell {
  private readonly logger = new Logger(Bell.name)
  private readonly hearers: ((what: string | null) => void)[] = []
  private client: pg.Client | null = null
  private retry: NodeJS.Timeout | null = null
  private closed = false

  constructor(
    private readonly url: string,
    private readonly channel: string,
  ) {}

  /** `hear` gets what the notification says, or null when anything may have changed. */
  onRing(hear: (what: string | null) => void): void {
    this.hearers.push(hear)
  }

  async listen(): Promise<void> {
    if (this.closed) return
    const client = new pg.Client({
      connectionString: this.url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
    })
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
      await client.query(`LISTEN ${this.channel}`)
      this.ring(null)
    } catch (error) {
      lost(error instanceof Error ? error : undefined)
    }
  }

  async close(): Promise<void> {
    this.closed = true
    if (this.retry) clearTimeout(this.retry)
    await this.client?.end().catch(() => undefined)
  }

  private ring(what: string | null): void {
    for (const hear of this.hearers) hear(what)
  }
}
