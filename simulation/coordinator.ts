import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { Door, Happening } from '@stafet/domain/contract/relay-event.ts'
import type { NewEvent } from '../backend/src/relays/index.ts'
import type { Chance } from './chance.ts'
import type { TrueVisit } from './journey.ts'
import type { Network } from './network.ts'
import type { Trace } from './trace.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000

/** What the coordinator has been told is in the log. */
export interface Said {
  id: string
  stopId: string
  atMs: number
}

/**
 * The coordinator: notes things down, copies check-ins that came by telephone, and releases the plan anew; each
 * within a transaction of several statements, asked again with the same id until there is an answer.
 */
export class Coordinator {
  /** Check-ins by telephone or from paper that were answered. */
  readonly said: Said[] = []
  /** Ids of all that was asked to be written. */
  readonly asked = new Set<string>()

  constructor(
    private readonly relayId: string,
    private readonly plan: DatedPlan,
    private readonly world: World,
    private readonly network: Network,
    private readonly chance: Chance,
    private readonly trace: Trace,
  ) {}

  /** Plans what is done when. */
  follow(visits: readonly TrueVisit[]): void {
    for (const { stop, arrivesMs } of visits) {
      if (this.chance.happens(0.05)) this.at(arrivesMs, () => this.checkIn(stop.id, arrivesMs))
      if (this.chance.happens(0.08))
        this.at(arrivesMs, () =>
          this.write({ kind: 'noted', payload: { about: 'note', text: 'Ring til Bente', stopId: stop.id } }),
        )
    }
    const some = visits[this.chance.below(visits.length)]
    if (some && this.chance.happens(0.7)) this.at(some.arrivesMs, () => this.release())
  }

  private at(atMs: number, task: () => Promise<unknown>): void {
    this.world.at(atMs + this.chance.magnitude(MINUTE_MS, 180 * MINUTE_MS), () => void task())
  }

  private async checkIn(stopId: string, arrivesMs: number): Promise<void> {
    const atMs = Math.round(arrivesMs + this.chance.between(0, 2) * MINUTE_MS)
    const words = { side: 'receiver', greeting: '', who: '', participants: null } as const
    const happening: Happening = { kind: 'received', payload: { stopId, ...words } }
    const id = await this.write(happening, atMs, this.chance.one(['telephone', 'paper'] as const))
    this.said.push({ id, stopId, atMs })
  }

  private async write(
    happening: Happening,
    atMs = this.world.nowMs,
    door: Door | null = null,
  ): Promise<string> {
    const id = this.chance.uuid()
    const event: NewEvent = { id, occurredAt: new Date(atMs), actor: 'organiser:anna', door, happening }
    this.asked.add(id)
    await this.insist(() =>
      this.network.request(
        () => true,
        (life) => life.database.transaction((manager) => life.log.appendWithin(manager, this.relayId, event)),
      ),
    )
    this.trace.note([id], `the coordinator has written ${happening.kind}: ${id}`)
    return id
  }

  /** The same plan under the next number; asked again it may become one more. */
  private release(): Promise<void> {
    return this.insist(() =>
      this.network.request(
        () => true,
        (life) =>
          life.database.transaction((manager) =>
            life.releases.releaseWithin(manager, this.relayId, this.plan, 'organiser:anna'),
          ),
      ),
    )
  }

  private async insist(ask: () => Promise<{ kind: string }>): Promise<void> {
    while ((await ask()).kind !== 'answered')
      await new Promise<void>((resolve) => this.world.after(5000, resolve))
  }
}
