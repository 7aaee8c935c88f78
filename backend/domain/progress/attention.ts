import type { AttentionInput, AttentionItem } from './attention-item.ts'
import { handoversToSee } from './attention-to-handovers.ts'
import { peopleToSee } from './attention-to-people.ts'
import { phonesToSee } from './attention-to-phones.ts'

export { LATE_MS } from './attention-to-handovers.ts'
export type { AttentionInput, AttentionItem } from './attention-item.ts'

const rank = { now: 0, soon: 1, later: 2 }

/** What the coordinator must look at: the most urgent first, of equals what has waited longest. */
export function attention(input: AttentionInput): AttentionItem[] {
  return [...handoversToSee(input), ...peopleToSee(input), ...phonesToSee(input)]
    .map((item) => ({ ...item, sinceMs: Math.min(item.sinceMs, input.nowMs) }))
    .sort(
      (a, b) =>
        rank[a.urgency] - rank[b.urgency] ||
        a.sinceMs - b.sinceMs ||
        Number((a.stopId ?? '') > (b.stopId ?? '')) - Number((a.stopId ?? '') < (b.stopId ?? '')),
    )
}
