import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { Shown } from '../live/keep-shown.ts'
import type { PlacedStop } from './follow-day.ts'

/** A phone's place that is less sure than this is told with how unsure it is, in metres. */
const unsureM = 100

/** A phone that is carried along, and how well it knows where it is. */
export interface PhoneStory {
  atMs: number
  /** A moment ago; else it is where they were seen. */
  live: boolean
  /** Shown a quarter of an hour late, for the sake of those who carry. */
  delayed: boolean
  /** So far off it may be, in hundreds of metres; null when it is close enough. */
  withinM: number | null
}

/** Where the baton is, ready to be worded: what it is with, and how we know. */
export type BatonStory =
  | { kind: 'upcoming'; startsAt: string; place: string }
  | { kind: 'stop'; name: string; receivedMs: number | null; heldUntilMs: number | null }
  | {
      kind: 'leg'
      /** null: to where the day ends. */
      to: string | null
      /** The relay's own finish lies ahead, not a night. */
      toFinish: boolean
      last: { name: string; atMs: number; handedOn: boolean } | null
      phone: PhoneStory | null
      overdue: boolean
      heldUntilMs: number | null
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
        startsAt: stops[folded.next ?? 0]?.stop.leg.departsAt ?? plan.days[0]?.startsAt ?? '',
        place: plan.start.name,
      }
    case 'stop':
      return {
        kind: 'stop',
        name: at?.stop.name ?? '',
        receivedMs: baton.at === null ? null : (folded.stops[baton.at]?.receivedMs ?? null),
        heldUntilMs: baton.heldUntilMs,
      }
    case 'leg':
      return {
        kind: 'leg',
        to: baton.towards === null ? null : (stops[baton.towards]?.stop.name ?? null),
        toFinish: folded.next === null,
        last,
        phone: phoneStory(baton),
        overdue: baton.overdue,
        heldUntilMs: baton.heldUntilMs,
      }
    case 'night': {
      const following = folded.next === null ? undefined : stops[folded.next]
      return { kind: 'night', after: at?.stop.name ?? '', goesOnAt: following?.stop.leg.departsAt ?? '' }
    }
    case 'finish':
      return { kind: 'finish', place: plan.finish?.name ?? null, last }
  }
}

function phoneStory({ known, knownMs, delayed, accuracyM }: Shown['progress']['baton']): PhoneStory | null {
  if ((known !== 'live' && known !== 'seen') || knownMs === null) return null
  const withinM = accuracyM !== null && accuracyM > unsureM ? Math.ceil(accuracyM / 100) * 100 : null
  return { atMs: knownMs, live: known === 'live', delayed, withinM }
}
