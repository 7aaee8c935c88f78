import { Injectable } from '@nestjs/common'
import { datedPlan, type DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { TrackedLeg } from '@stafet/domain/tracking/check-position.ts'
import type { TrackerPrivacy } from '@stafet/domain/contract/tracking.ts'
import { FASTEST_MPS, mostSpeedMps } from '@stafet/domain/tracking/find-jumps.ts'
import { standardPrivacy } from '@stafet/domain/tracking/standard-privacy.ts'
import type { EntityManager } from 'typeorm'
import { Releases } from '../planning/index.ts'
import type { SendingTracker } from './sending-trackers.ts'

/** The leg that leads to a stop, as the newest release has it. */
export interface PlannedLeg extends TrackedLeg {
  readonly stop: { readonly number: number; readonly name: string }
  readonly mostSpeedMps: number
  /** Where no organiser has chosen. */
  readonly standardPrivacy: TrackerPrivacy
}

interface ReleasedLegs {
  readonly release: number
  readonly byStop: ReadonlyMap<string, PlannedLeg>
  /** For a tracker whose stop is no longer in the plan. It may be anywhere at the times of the whole relay. */
  readonly anywhere: TrackedLeg
}

/** Releases that are kept in memory: as many as the relays of one node that are under way at once, and then some. */
const MOST_KEPT = 20

/** The legs of releases, kept in memory: phones send often, and a release never changes. */
@Injectable()
export class PlannedLegs {
  private readonly kept = new Map<string, ReleasedLegs>()

  constructor(private readonly releases: Releases) {}

  /** What a tracker's positions are judged by, and who may see them where no organiser has chosen. */
  async judging(
    manager: EntityManager,
    { relayId, release, stopId }: SendingTracker,
  ): Promise<{ leg: TrackedLeg } & Pick<PlannedLeg, 'mostSpeedMps' | 'standardPrivacy'>> {
    const known = this.kept.get(relayId)
    const legs = known?.release === release ? known : await this.read(relayId, manager)
    const leg = legs?.byStop.get(stopId)
    if (leg) return { leg, mostSpeedMps: leg.mostSpeedMps, standardPrivacy: leg.standardPrivacy }
    const always = { line: [], dayStartsMs: -Infinity, dayEndsMs: Infinity }
    return { leg: legs?.anywhere ?? always, mostSpeedMps: FASTEST_MPS, standardPrivacy: 'at-stops' }
  }

  /** By the stop that each leg leads to; empty before the first release. */
  async newest(relayId: string): Promise<ReadonlyMap<string, PlannedLeg>> {
    return (await this.read(relayId))?.byStop ?? new Map<string, PlannedLeg>()
  }

  private async read(relayId: string, manager?: EntityManager): Promise<ReleasedLegs | null> {
    const release = await this.releases.newest(relayId, manager)
    if (!release) return null
    // Plans released before streets were known say nothing of ferries.
    const legs = legsOf(release.number, datedPlan.parse(release.plan))
    this.kept.delete(relayId)
    this.kept.set(relayId, legs)
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest)
    return legs
  }
}

function legsOf(release: number, plan: DatedPlan): ReleasedLegs {
  const placed = plan.days.flatMap((day) => day.stops.map((stop) => ({ day, stop })))
  const stops = placed.map(({ stop }) => stop)
  const byStop = new Map(
    placed.map(({ day, stop }): [string, PlannedLeg] => [
      stop.id,
      {
        stop: { number: stop.number, name: stop.name },
        line: stop.leg.line,
        mostSpeedMps: mostSpeedMps(stop.leg),
        dayStartsMs: Date.parse(day.startsAt),
        dayEndsMs: Date.parse(day.endsAt),
        standardPrivacy: standardPrivacy(stops, stop.id),
      },
    ]),
  )
  const anywhere: TrackedLeg = {
    line: [],
    dayStartsMs: Math.min(...plan.days.map((day) => Date.parse(day.startsAt))),
    dayEndsMs: Math.max(...plan.days.map((day) => Date.parse(day.endsAt))),
  }
  return { release, byStop, anywhere }
}
