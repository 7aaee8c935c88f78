import { Injectable } from '@nestjs/common'
import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import type { Community } from '@stafet/domain/contract/community.ts'
import type { DatedPlan, Leg, Stop } from '@stafet/domain/contract/dated-plan.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { progressOf, type Progress, type StopProgress } from '@stafet/domain/progress/progress.ts'
import type { CheckInRight } from '../access/index.ts'
import { Communities } from '../communities/index.ts'
import { Notices } from '../notices/index.ts'
import { Releases } from '../planning/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayStates, type RelayState } from '../relay-states/index.ts'
import { toInstant } from '../relays/index.ts'
import { LatestPositions } from '../tracking/index.ts'
import { Attendances } from './attendance/attendances.service.ts'
import { ownReports } from './own-reports.ts'
import { Photos } from './photos/photos.service.ts'
import { placeInPlan, type PlaceInPlan } from './place-in-plan.ts'

/** What is known of the neighbours besides the plan and the log. */
interface Around {
  communities: ReadonlyMap<string, Community>
  reachable: ReadonlySet<string>
  /** Numbers were shared with the stops before and after, not with whoever passes by a poster. */
  mayCall: boolean
}

/** What the association's own page shows. */
@Injectable()
export class CheckInPages {
  /** A state is never changed, so what it folds to is worked out once. */
  private readonly folds = new WeakMap<RelayState, (nowMs: number) => Progress>()

  constructor(
    private readonly states: RelayStates,
    private readonly releases: Releases,
    private readonly communities: Communities,
    private readonly notices: Notices,
    private readonly attendances: Attendances,
    private readonly photos: Photos,
    private readonly latest: LatestPositions,
  ) {}

  /** Reads only: opening a link changes nothing. Refuses with `unknown-link` when no plan has had such a stop. */
  async page({ relayId, stopId, door }: CheckInRight, realNowMs: number = Date.now()): Promise<CheckInPage> {
    const state = await this.states.now(relayId)
    const { relay, release, logged } = state
    const place = release && (placeInPlan(release.plan, stopId) ?? (await this.droppedPlace(relayId, stopId)))
    if (!place) throw new Refusal('unknown-link')
    const ids = [place.before, place.stop, place.after].flatMap((stop) => stop?.id ?? [])
    const [position, communities, reachable, attendance, photos] = await Promise.all([
      this.latest.publicPosition(relayId, realNowMs),
      this.communities.find(ids),
      this.notices.reachable(ids),
      this.attendances.of(relayId, stopId),
      this.photos.ofStop({ relayId, stopId }),
    ])
    const around = {
      communities: new Map(communities.map((one) => [one.id, one])),
      reachable,
      mayCall: door === 'link',
    }
    // With what everybody may know, so that the page says the same as the public one.
    const fold = position
      ? progressOf(release.plan, state.events, position)
      : this.foldOf(state, release.plan)
    const { stops } = fold(relayNow(relay.clock, realNowMs))
    return {
      relay: {
        slug: relay.slug,
        name: relay.name,
        theme: relay.theme,
        timeZone: relay.timeZone,
        example: relay.example,
        rehearsal: relay.rehearsalOf !== null,
      },
      clock: relay.clock,
      now: toInstant(realNowMs),
      stop: ownStop(place, stops[place.index], around.communities.get(stopId)),
      legIn: legOnPage(place.legIn),
      legOut: legOnPage(place.legOut),
      from: neighbour(place.before, stops[place.index - 1], around),
      to: neighbour(place.after, stops[place.index + 1], around),
      coordinator: relay.coordinator,
      attendance,
      reports: ownReports(logged, stopId, place.after?.id).map(({ id, kind, occurredAt, payload }) => ({
        ...{ id, kind, occurredAt },
        side: payload.side,
        greeting: payload.greeting,
        who: payload.who,
        participants: payload.participants,
      })),
      photos,
    }
  }

  /** Where a stop stood that a later plan has left out: its people are told that the baton will not come. */
  private async droppedPlace(relayId: string, stopId: string): Promise<PlaceInPlan | null> {
    const release = await this.releases.newestWith(relayId, stopId)
    const place = release && placeInPlan(release.plan, stopId)
    return place && { ...place, index: -1, before: undefined, after: undefined, legIn: null, legOut: null }
  }

  private foldOf(state: RelayState, plan: DatedPlan): (nowMs: number) => Progress {
    const fold = this.folds.get(state) ?? progressOf(plan, state.events)
    this.folds.set(state, fold)
    return fold
  }
}

function ownStop(
  { stop }: PlaceInPlan,
  progress: StopProgress | undefined,
  community: Community | undefined,
): CheckInPage['stop'] {
  return {
    id: stop.id,
    number: stop.number,
    name: stop.name,
    ...arrivalAt(stop, progress),
    endsAt: stop.endsAt,
    position: stop.position,
    address: community?.address ?? '',
    meetingLink: stop.meetingLink,
    story: community?.story ?? { meetAbout: '', community: '', meaning: '' },
    carriers: community?.contact.carriers ?? '',
  }
}

function arrivalAt({ startsAt }: Stop, progress: StopProgress | undefined) {
  const isAhead = progress?.state === 'to-come'
  return {
    startsAt,
    expectedAt: progress ? toInstant(progress.expectedMs) : startsAt,
    earliestAt: isAhead ? toInstant(progress.earliestMs) : null,
    latestAt: isAhead ? toInstant(progress.latestMs) : null,
    skipped: !progress || progress.state === 'skipped',
  }
}

function neighbour(
  stop: Stop | undefined,
  progress: StopProgress | undefined,
  { communities, reachable, mayCall }: Around,
): CheckInPage['from'] {
  if (!stop) return null
  const contact = communities.get(stop.id)?.contact
  return {
    stopId: stop.id,
    name: stop.name,
    ...arrivalAt(stop, progress),
    carriers: contact?.carriers ?? '',
    phone: (mayCall && contact?.sharesPhone && contact.phone) || null,
    canWrite: reachable.has(stop.id),
    receivedAt: typeof progress?.receivedMs === 'number' ? toInstant(progress.receivedMs) : null,
  }
}

function legOnPage(leg: Leg | null): CheckInPage['legIn'] {
  return leg && { way: leg.way, distanceM: leg.distanceM, durationS: leg.durationS, line: leg.line }
}
