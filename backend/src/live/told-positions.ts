import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common'
import type { PublicPosition } from '@stafet/domain/contract/tracking.ts'
import type { RelayState } from '../relay-states/index.ts'
import { LatestPositions } from '../tracking/index.ts'

/** Viewers hear of a relay's position at most this often. */
const TELL_EVERY_MS = 5000
/** And the database is asked at most this often, whatever rings. */
const ASK_EVERY_MS = 1000

interface Told {
  position: PublicPosition | null
  askedMs: number
  toldMs: number
  asking: Promise<PublicPosition | null> | null
  again: NodeJS.Timeout | null
}

/**
 * What this node tells everybody of where the baton's carriers are: of each relay at most once in five seconds, and
 * what comes in between when these are over, so that the last position of a burst is always told.
 */
@Injectable()
export class ToldPositions implements OnModuleDestroy {
  private readonly logger = new Logger(ToldPositions.name)
  private readonly told = new Map<string, Told>()
  private readonly hearers: ((relayId: string, position: PublicPosition | null) => void)[] = []

  constructor(private readonly latest: LatestPositions) {}

  /** `hear` gets each position that is another than the one before. */
  onChange(hear: (relayId: string, position: PublicPosition | null) => void): void {
    this.hearers.push(hear)
  }

  /** At most five seconds old. */
  async of({ relay: { id, rehearsalOf } }: RelayState): Promise<PublicPosition | null> {
    // A rehearsal has no trackers.
    if (rehearsalOf !== null) return null
    const told = this.entry(id)
    return Date.now() < dueMs(told) ? told.position : this.ask(id, told)
  }

  /** The one told last. */
  last(relayId: string): PublicPosition | null {
    return this.told.get(relayId)?.position ?? null
  }

  /** Something may have changed: look again as soon as it is time. */
  look(relayId: string): void {
    const told = this.entry(relayId)
    if (told.again) return
    told.again = setTimeout(
      () => {
        told.again = null
        this.ask(relayId, told).catch((error: unknown) => this.logger.warn(error))
      },
      Math.max(0, dueMs(told) - Date.now()),
    )
  }

  /** Nobody follows the relay any longer. */
  forget(relayId: string): void {
    const again = this.told.get(relayId)?.again
    if (again) clearTimeout(again)
    this.told.delete(relayId)
  }

  onModuleDestroy(): void {
    for (const relayId of this.told.keys()) this.forget(relayId)
  }

  private entry(relayId: string): Told {
    let told = this.told.get(relayId)
    if (!told) {
      told = { position: null, askedMs: -Infinity, toldMs: -Infinity, asking: null, again: null }
      this.told.set(relayId, told)
    }
    return told
  }

  private ask(relayId: string, told: Told): Promise<PublicPosition | null> {
    told.asking ??= this.askNow(relayId, told).finally(() => (told.asking = null))
    return told.asking
  }

  private async askNow(relayId: string, told: Told): Promise<PublicPosition | null> {
    const nowMs = Date.now()
    const position = await this.latest.publicPosition(relayId, nowMs)
    told.askedMs = nowMs
    if (JSON.stringify(position) !== JSON.stringify(told.position)) {
      told.position = position
      told.toldMs = nowMs
      for (const hear of this.hearers) hear(relayId, position)
    }
    return told.position
  }
}

/** When it may be looked at again. */
const dueMs = ({ askedMs, toldMs }: Told): number => Math.max(askedMs + ASK_EVERY_MS, toldMs + TELL_EVERY_MS)
