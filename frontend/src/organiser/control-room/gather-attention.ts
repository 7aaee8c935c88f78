import type { AttentionItem } from '@stafet/domain/progress/attention.ts'

/** What the coordinator reads: one matter with all stops that it concerns. */
export interface Matter {
  code: AttentionItem['code']
  urgency: AttentionItem['urgency']
  /** Empty where it is about none. */
  stopIds: string[]
  sinceMs: number
  eventIds: string[]
  /** It is also late: those who wait further on should be told. */
  late: boolean
}

/** Said once for many stops: the same is done about all of them. */
const together: readonly AttentionItem['code'][] = ['carriers-missing', 'declined']

/**
 * Items as matters, in their order. A stop that is waited for in vain is late as well: that is one matter. Missing
 * carriers are one matter, however many the legs, only those of another day apart; and it never stands before what
 * happens to the baton itself.
 */
export function gatherAttention(items: readonly AttentionItem[]): Matter[] {
  const waited = new Set(
    items.filter(({ code }) => code === 'silent' || code === 'overdue').map(({ stopId }) => stopId),
  )
  const late = new Set(items.filter(({ code }) => code === 'late').map(({ stopId }) => stopId))
  const matters: Matter[] = []
  for (const { code, urgency, stopId, sinceMs, eventIds } of items) {
    if (code === 'late' && waited.has(stopId)) continue
    const same = together.includes(code)
      ? matters.find(
          (matter) => matter.code === code && (matter.urgency === 'later') === (urgency === 'later'),
        )
      : undefined
    if (same && stopId !== null) same.stopIds.push(stopId)
    else {
      const isLate = code === 'late' || (waited.has(stopId) && late.has(stopId))
      matters.push({
        code,
        urgency,
        stopIds: stopId === null ? [] : [stopId],
        sinceMs,
        eventIds,
        late: isLate,
      })
    }
  }
  const isLast = ({ code }: Matter) => Number(code === 'carriers-missing')
  const rank = { now: 0, soon: 1, later: 2 }
  return matters.toSorted((a, b) => rank[a.urgency] - rank[b.urgency] || isLast(a) - isLast(b))
}
