import { DataSource } from 'typeorm'
import { CheckIns } from '../backend/src/handovers/check-in.service.ts'
import { LiveGateway } from '../backend/src/live/live.gateway.ts'
import { RelayBell } from '../backend/src/live/relay-bell.ts'
import { Rooms } from '../backend/src/live/rooms.ts'
import { Snapshots } from '../backend/src/live/snapshots.ts'
import { ToldPositions } from '../backend/src/live/told-positions.ts'
import { PlanReleaseEntity } from '../backend/src/planning/plan.entities.ts'
import { Releases } from '../backend/src/planning/index.ts'
import { RelayStates } from '../backend/src/relay-states/index.ts'
import { RelayEventEntity } from '../backend/src/relays/relay-event.entity.ts'
import { RelayEntity, RelayLog, Relays } from '../backend/src/relays/index.ts'
import { LatestPositions } from '../backend/src/tracking/latest-positions.ts'
import { PlanKeepingClient } from './plan-keeping-client.ts'
import type { Chance } from './chance.ts'
import type { StatementGate } from './statement-gate.ts'
import type { Trace } from './trace.ts'
import type { VirtualSocket } from './virtual-socket.ts'
import type { World } from './world.ts'

/** How long after a ring that may have been lost the node looks by itself, as every heartbeat does. */
const HEARTBEAT_MS = 15_000

/** As between two tellings of a room. */
const PAUSE_MS = 250

/** The bell without PostgreSQL's NOTIFY: rung by the nodes themselves, when a commit has told it. */
class VirtualBell extends RelayBell {
  private readonly hearers: ((relayId: string | null) => void)[] = []

  override onRing(hear: (relayId: string | null) => void): void {
    this.hearers.push(hear)
  }

  ring(relayId: string | null): void {
    for (const hear of this.hearers) hear(relayId)
  }
}

/**
 * No phone is a tracker here; and the real one goes by real time. Asking takes its while all the same: a viewer that
 * comes waits for it between hearing how the relay stands and entering its room.
 */
class NoPositions extends ToldPositions {
  sleep: () => Promise<void> = () => Promise.resolve()

  override async of(): Promise<null> {
    await this.sleep()
    return null
  }

  override look(): void {}
}

/** Pauses in virtual time. */
class VirtualRooms extends Rooms {
  sleep: () => Promise<void> = () => Promise.resolve()

  protected override pause(): Promise<void> {
    return this.sleep()
  }
}

/** One run of the server's process, from its start to its end: what is in its memory goes with it. */
interface Life {
  application: string
  database: DataSource
  log: RelayLog
  releases: Releases
  states: RelayStates
  checkIns: CheckIns
  snapshots: Snapshots
  gateway: LiveGateway
  bell: VirtualBell
  sockets: Set<VirtualSocket>
}

/** A server that can be killed at any moment and started again, on a database that it shares with others. */
export class ServerNode {
  deaths = 0
  life: Life | null = null
  /** Until then it hears no rings: the connection that listens is gone. */
  private deafUntilMs = 0
  private beatWanted = false
  /** Told whenever a commit has made a log grow. */
  onCommit: () => void = () => undefined

  constructor(
    readonly name: string,
    private readonly databaseUrl: string,
    private readonly relayId: string,
    private readonly world: World,
    private readonly gate: StatementGate,
    private readonly chance: Chance,
    private readonly trace: Trace,
  ) {}

  async start(): Promise<void> {
    const application = `${this.relayId.slice(0, 18)} ${this.name} ${this.deaths}`
    const database = new DataSource({
      type: 'postgres',
      url: this.databaseUrl,
      entities: [RelayEntity, RelayEventEntity, PlanReleaseEntity],
      poolSize: 4,
      applicationName: application,
      // A plan for any parameters, since each is asked with others.
      extra: { Client: PlanKeepingClient, options: '-c plan_cache_mode=force_generic_plan' },
      poolErrorHandler: () => undefined,
    })
    await database.initialize()
    const log = new RelayLog(database)
    const releases = new Releases(database, new Relays(database.getRepository(RelayEntity)), log)
    const states = new RelayStates(database, releases, log)
    const positions = new NoPositions(new LatestPositions(database, states))
    positions.sleep = () => new Promise((resolve) => this.world.after(this.chance.magnitude(1, 500), resolve))
    const snapshots = new Snapshots()
    const bell = new VirtualBell('')
    const rooms = new VirtualRooms(states, snapshots, positions, bell)
    rooms.sleep = () => new Promise((resolve) => this.world.after(PAUSE_MS, resolve))
    const life: Life = {
      application,
      database,
      log,
      releases,
      states,
      checkIns: new CheckIns(database, states, log),
      snapshots,
      gateway: new LiveGateway(states, positions, rooms),
      bell,
      sockets: new Set(),
    }
    this.gate.guard(database, {
      alive: () => this.life === life,
      die: (when) => this.kill(when),
      tell: (what) => this.trace.note([], `${this.name} ${what}`),
      committed: () => this.onCommit(),
    })
    this.life = life
    this.trace.note([], `${this.name} starts`)
  }

  /** Ends it like `kill -9`: no answer, no word, open transactions are rolled back. Starts again by itself. */
  async kill(when: string): Promise<void> {
    const { life } = this
    if (!life) return
    this.life = null
    this.deaths += 1
    this.trace.note([], `${this.name} is killed ${when}`)
    for (const socket of life.sockets) socket.breakOff()
    await this.gate.cutAll(life.application)
    this.world.after(this.chance.magnitude(500, 90_000), () => this.start())
  }

  /** A commit on some node made the log grow: hears it in a moment, or not at all. */
  hearOfCommit(): void {
    this.world.after(this.chance.between(0.5, 60), () => {
      if (this.world.nowMs >= this.deafUntilMs) this.life?.bell.ring(this.relayId)
    })
    this.beat()
  }

  /** Loses the connection that listens; when it is back, it looks at everything. */
  goDeaf(ms: number): void {
    this.deafUntilMs = this.world.nowMs + ms
    this.trace.note([], `${this.name} hears no rings for ${Math.round(ms / 1000)} s`)
    this.world.after(ms, () => this.life?.bell.ring(null))
  }

  /** Of the heartbeats, those after which something can have changed. */
  private beat(): void {
    if (this.beatWanted) return
    this.beatWanted = true
    this.world.after(HEARTBEAT_MS, () => {
      this.beatWanted = false
      this.life?.bell.ring(null)
    })
    this.world.after(2 * HEARTBEAT_MS, () => this.life?.bell.ring(null))
  }
}
