import type { Replan } from '@stafet/domain/contract/control-room.ts'
import type { DatedPlan, Stop } from '@stafet/domain/contract/dated-plan.ts'

/**
 * Whom the stops of `after` from the `first` on get the baton from and give it to, where that is not as in `before`.
 * Over all days: over a night as well the baton comes from somebody.
 */
export function neighbourChanges(before: DatedPlan, after: DatedPlan, first: number): Replan['neighbours'] {
  const was = stopsOf(before)
  const is = stopsOf(after)
  const placeBefore = new Map(was.map(({ id }, at) => [id, at]))
  return is.flatMap(({ id, name }, at) => {
    const at0 = placeBefore.get(id)
    if (at < first || at0 === undefined) return []
    const from = other(was[at0 - 1], is[at - 1])
    const to = other(was[at0 + 1], is[at + 1])
    return from === null && to === null ? [] : { stopId: id, name, from, to }
  })
}

const stopsOf = ({ days }: DatedPlan): Stop[] => days.flatMap(({ stops }) => stops)

/** The name of another neighbour than before, empty when there is none any longer; null when it is the same. */
const other = (before: Stop | undefined, after: Stop | undefined): string | null =>
  before?.id === after?.id ? null : (after?.name ?? '')
