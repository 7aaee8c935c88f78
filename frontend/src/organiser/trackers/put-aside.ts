import {
  messageFlaw,
  positionFlaw,
  type PutAsideReason,
  type Tracker,
} from '@stafet/domain/contract/tracking.ts'

const reasons: readonly PutAsideReason[] = [...messageFlaw.options, ...positionFlaw.options]

/** Why points were put aside, the most frequent reason first; reasons that never were are left out. */
export function putAsideMostFirst(putAside: Tracker['putAside']): [PutAsideReason, number][] {
  return reasons
    .map((reason): [PutAsideReason, number] => [reason, putAside[reason] ?? 0])
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a)
}
