import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopPostgres } from './postgres-orphan.ts'

/** Between two tries to bring PostgreSQL back, as long as a disk may be full. */
const RETRY_MS = 2000

/**
 * Keeps a PostgreSQL running until `stop`: one that was killed, or that gave up because the disk was full, is
 * started again, as often as it takes. What was committed is there when it is back.
 */
export class KeptPostgres {
  private stopping = false
  private comingBack: Promise<void> | null = null
  /** A server that ends without calling stop() still asks PostgreSQL to stop; it must not wait for it. */
  private readonly stopAtExit = (): void => void this.server.kill('SIGINT')

  private server: ChildProcess
  private readonly startAgain: () => Promise<ChildProcess>
  private readonly tell: (line: string) => void

  constructor(server: ChildProcess, startAgain: () => Promise<ChildProcess>, tell: (line: string) => void) {
    this.server = server
    this.startAgain = startAgain
    this.tell = tell
    process.once('exit', this.stopAtExit)
    this.watch()
  }

  /** Stops it in an orderly way. Resolves when its process is gone. */
  async stop(): Promise<void> {
    this.stopping = true
    process.removeListener('exit', this.stopAtExit)
    await this.comingBack
    const { server } = this
    server.ref()
    if (server.pid !== undefined) await stopPostgres(server.pid, () => isGone(server))
  }

  private watch(): void {
    this.server.unref()
    const comeBack = (): void => {
      if (!this.stopping) this.comingBack ??= this.comeBack().finally(() => (this.comingBack = null))
    }
    this.server.once('exit', comeBack)
    if (isGone(this.server)) comeBack()
  }

  private async comeBack(): Promise<void> {
    this.tell('Databasen stoppede uventet. Den startes igen')
    let told = ''
    while (!this.stopping) {
      try {
        this.server = await this.startAgain()
        this.tell('Databasen kører igen')
        // Not before this try is over: it may end once more right away.
        setImmediate(() => this.watch())
        return
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        if (why !== told) this.tell(why)
        told = why
        await sleep(RETRY_MS)
      }
    }
  }
}

const isGone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null
