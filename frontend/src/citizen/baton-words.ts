import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { Shown } from '../live/keep-shown.ts'
import type { PlacedStop } from './follow-day.ts'

/** Where the baton is, ready to be worded: what it is with, and how we know. */
export type BatonStory =
  | { kind: 'upcoming'; startsAt: string; place: string }
  | { kind: 'stop'; name: string; receivedMs: number | null }
  | {
      kind: 'leg'
      /** null: to where the day ends. */
      to: string | null
      /** The relay's own finish lies ahead, not a night. */
      toFinish: boolean
      last: { name: string; atMs: number; handedOn: boolean } | null
      overdue: boolean
    }
  | { kind: 'night'; after: string; goesOnAt: string }
  | { kind: 'finish'; place: string | null; last: { name: string; atMs: number } | null }

/** Tells a fold's baton in terms of names and times. */
export function batonStory(
  plan: DatedPlan,
  stops: readonly PlacedStop[],
  folded: Shown['progress'],
): BatonStory {
  const { baton } = folded
  const at = baton.at === null ? undefined : stops[baton.at]
  const lastName = stops.find(({ stop }) => stop.id === baton.lastReport?.stopId)?.stop.name
  const last =
    baton.lastReport && lastName !== undefined
      ? { name: lastName, atMs: baton.lastReport.atMs, handedOn: baton.lastReport.kind === 'handed-on' }
      : null
  switch (baton.where) {
    case 'start':
      return {
        kind: 'upcoming',
        startsAt: stops[0]?.stop.leg.departsAt ?? plan.days[0]?.startsAt ?? '',
        place: plan.start.name,
      }
    case 'stop':
      return {
        kind: 'stop',
        name: at?.stop.name ?? '',
        receivedMs: baton.at === null ? null : (folded.stops[baton.at]?.receivedMs ?? null),
      }
    case 'leg':
      return {
        kind: 'leg',
        to: baton.towards === null ? null : (stops[baton.towards]?.stop.name ?? null),
        toFinish: folded.next === null,
        last,
        overdue: baton.overdue,
      }
    case 'night': {
      const following = folded.next === null ? undefined : stops[folded.next]
      return { kind: 'night', after: at?.stop.name ?? '', goesOnAt: following?.stop.leg.departsAt ?? '' }
    }
    case 'finish':
      return { kind: 'finish', place: plan.finish?.name ?? null, last }
  }
}
