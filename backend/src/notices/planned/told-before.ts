import type { Notice, NoticeKind } from '@stafet/domain/contract/notice.ts'

/** A notice that has been written down, as far as it decides what else is told. */
export interface ToldBefore {
  id: string
  kind: NoticeKind
  stopId: string | null
  once: string
  state: Notice['state']
  madeAtMs: number
}
