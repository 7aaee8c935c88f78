import type { Community } from '@stafet/domain/contract/community.ts'
import { isUnplaced } from '../arrange-communities.ts'

/** The communities that are placed one after the other, in the order of the list when one began. */
export interface PlacingQueue {
  /** Ids, the one that is shown first. */
  left: readonly string[]
  skipped: readonly string[]
  placed: number
}

export function beginQueue(communities: readonly Community[]): PlacingQueue {
  return { left: communities.filter(isUnplaced).map(({ id }) => id), skipped: [], placed: 0 }
}

/** Goes on to the next that is still unplaced: another organiser may have placed or removed some meanwhile. */
export function goOn(
  queue: PlacingQueue,
  how: 'placed' | 'skipped',
  communities: readonly Community[],
): PlacingQueue {
  const [shown, ...rest] = queue.left
  const unplaced = new Set(communities.filter(isUnplaced).map(({ id }) => id))
  return {
    left: rest.filter((id) => unplaced.has(id)),
    skipped: how === 'skipped' && shown !== undefined ? [...queue.skipped, shown] : queue.skipped,
    placed: queue.placed + (how === 'placed' ? 1 : 0),
  }
}
