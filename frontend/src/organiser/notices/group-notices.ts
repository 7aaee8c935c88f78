import type { Notice } from '@stafet/domain/contract/notice.ts'

const order = ['failed', 'waiting', 'sent', 'dropped'] as const

/**
 * Notices by how it goes with them, what needs somebody first; without empty groups. Those that wait stand in the
 * order in which they go out, the others newest first.
 */
export function groupNotices(notices: readonly Notice[]): { state: Notice['state']; notices: Notice[] }[] {
  return order
    .map((state) => {
      const own = notices.filter((notice) => notice.state === state)
      const newestFirst = (a: Notice, b: Notice) => timeOf(b).localeCompare(timeOf(a))
      const soonestFirst = (a: Notice, b: Notice) => a.dueAt.localeCompare(b.dueAt)
      return { state, notices: own.toSorted(state === 'waiting' ? soonestFirst : newestFirst) }
    })
    .filter((group) => group.notices.length > 0)
}

function timeOf({ sentAt, madeAt }: Notice): string {
  return sentAt ?? madeAt
}

/** Why none of several can be sent, when that is one and the same; null otherwise. */
export function commonFailure(notices: readonly Notice[]): string | null {
  const why = notices[0]?.failure ?? null
  return notices.length > 1 && notices.every(({ failure }) => failure === why) ? why : null
}
