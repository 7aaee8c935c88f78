import { setTimeout as wait } from 'node:timers/promises'
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common'
import pg from 'pg'
import { Sessions } from '../access/index.ts'
import { Communities } from '../communities/index.ts'
import { Drafts, PlanningRuns, Releases } from '../planning/index.ts'
import { DATABASE_URL } from '../platform/database.module.ts'
import { Rehearsals } from '../rehearsals/index.ts'
import { Relays } from '../relays/index.ts'
import { demoCommunities } from './communities/demo-communities.ts'
import { demoRelay } from './demo-relay.ts'

/** Printed at start and told in the README: whoever opens the server to others sets DEMO=off. */
const organiser = { email: 'demo@eksempel.dk', name: 'Demo-arrangør', password: 'fællesskab' }

const DEMO_LOCK = 62
const PLANNING_S = 6
/** Five days pass in some ten minutes. */
const SPEED = 300
const LOOK_MS = 20_000

export interface DemoAccess {
  email: string
  password: string
  rehearsalSlug: string
}

/** The demo: one relay with made-up communities, planned and released, and a rehearsal that is always playing. */
@Injectable()
export class Demo implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Demo.name)
  private timer: NodeJS.Timeout | null = null

  constructor(
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    private readonly sessions: Sessions,
    private readonly relays: Relays,
    private readonly communities: Communities,
    private readonly runs: PlanningRuns,
    private readonly drafts: Drafts,
    private readonly releases: Releases,
    private readonly rehearsals: Rehearsals,
  ) {}

  /**
   * Makes what is missing of the demo. Each step looks first whether it has been done, so that one that was
   * interrupted is taken up where it was; and only one node does it at a time.
   */
  async prepare(tell: (line: string) => void): Promise<DemoAccess> {
    const lock = new pg.Client({ connectionString: this.databaseUrl })
    lock.on('error', () => undefined)
    await lock.connect()
    try {
      await lock.query('SELECT pg_advisory_lock($1)', [DEMO_LOCK])
      await this.sessions.setPassword(organiser)
      const relayId = await this.relay(tell)
      if (!(await this.releases.newest(relayId))) {
        tell(`Planlægger ${demoCommunities.length} fællesskaber over fem dage`)
        await this.plan(relayId)
        const draft = await this.drafts.find(relayId)
        if (!draft) throw new Error('eksemplet kunne ikke planlægges')
        await this.releases.release(relayId, draft.version, 'demo')
      }
      const rehearsalSlug = await this.keepRehearsing(relayId)
      const look = (): void =>
        void this.keepRehearsing(relayId)
          .catch((error: unknown) => this.logger.warn(error))
          .finally(() => {
            if (this.timer) this.timer = setTimeout(look, LOOK_MS)
          })
      this.timer = setTimeout(look, LOOK_MS)
      return { email: organiser.email, password: organiser.password, rehearsalSlug }
    } finally {
      await lock.end()
    }
  }

  /** Takes away what a start with the demo has made: its organiser, whose password everybody knows, and its relay. */
  async remove(): Promise<void> {
    await this.sessions.removeOrganiser(organiser.email)
    await this.relays.removeExamples()
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  /** A server that was killed while it planned leaves a run that looks alive for a while. */
  private async plan(relayId: string): Promise<void> {
    while ((await this.runs.newest(relayId, 'da'))?.state === 'running') await wait(500)
    const run = await this.runs.start(relayId, PLANNING_S, 'da')
    await this.runs.ended(run.id)
  }

  private async relay(tell: (line: string) => void): Promise<string> {
    const input = demoRelay(new Date().toISOString().slice(0, 10))
    const known = (await this.relays.list()).find((relay) => relay.example)
    const id = known?.id ?? (await this.relays.add(input, { example: true })).id
    if ((await this.communities.list(id)).length === 0) {
      tell('Opretter eksemplet: Fællesskabsstafetten Slagelse')
      await this.communities.add(id, demoCommunities)
    }
    return id
  }

  /** Starts the rehearsal anew when the one before is over; answers where it can be watched. */
  private async keepRehearsing(relayId: string): Promise<string> {
    const running = (await this.rehearsals.list(relayId)).find(({ state }) => state === 'running')
    return (running ?? (await this.rehearsals.start(relayId, SPEED, 'demo'))).slug
  }
}
