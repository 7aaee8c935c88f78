import type { RelayClock } from '@stafet/domain/contract/live.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import type { Progress } from '@stafet/domain/progress/progress.ts'
import { serverNowMs } from './server-time.ts'

/** How often the baton's place is worked out; between, the map lets it glide. */
const everyMs = { real: 1000, rehearsal: 100 }

/** A function that tells where the baton is at the moment of asking: cheap to ask at each frame. */
export function batonPositionOf(
  clock: RelayClock,
  progressAt: (nowMs: number) => Progress,
): () => Position | null {
  let position: Position | null = null
  let askedMs = -Infinity
  return () => {
    const realMs = serverNowMs()
    if (Math.abs(realMs - askedMs) >= everyMs[clock.kind]) {
      askedMs = realMs
      position = progressAt(relayNow(clock, realMs)).baton.position
    }
    return position
  }
}
