import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Injectable } from '@nestjs/common'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import type { PublicPosition } from '@stafet/domain/contract/tracking.ts'
import type { ReleasedState } from '../relay-states/index.ts'

const zip = promisify(gzip)

/** What viewers start from, encoded once for all who ask within the same state and position. */
export class Snapshot {
  readonly json: Buffer
  private zipped: Promise<Buffer> | null = null

  constructor(
    readonly state: ReleasedState,
    readonly position: PublicPosition | null,
    /** Changes whenever the snapshot does, on every node alike; an ETag. */
    readonly tag: string,
  ) {
    const { relay, release, seq, events } = state
    // Parsed by the public schema: what it does not name does not go out.
    const snapshot = liveSnapshot.parse({
      relay: { ...relay, rehearsal: relay.rehearsalOf !== null },
      clock: relay.clock,
      release,
      seq,
      events,
      position,
    })
    this.json = Buffer.from(JSON.stringify(snapshot))
  }

  gzip(): Promise<Buffer> {
    this.zipped ??= zip(this.json)
    return this.zipped
  }
}

@Injectable()
export class Snapshots {
  /** The newest one of each state: it goes when its state does. */
  private readonly encoded = new WeakMap<ReleasedState, Snapshot>()

  of(state: ReleasedState, position: PublicPosition | null): Snapshot {
    const tag = tagOf(state, position)
    const known = this.encoded.get(state)
    if (known?.tag === tag) return known
    const snapshot = new Snapshot(state, position, tag)
    this.encoded.set(state, snapshot)
    return snapshot
  }
}

export function tagOf({ relay, release, seq }: ReleasedState, position: PublicPosition | null): string {
  const where = position ? `.${position.stopId}.${Date.parse(position.occurredAt)}.${position.privacy}` : ''
  return `W/"${relay.id}.${relay.version}.${release.number}.${seq}${where}"`
}
