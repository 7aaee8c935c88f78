import { Injectable } from '@nestjs/common'
import type { CheckInAnswer, CheckInInput, CheckInPage } from '@stafet/domain/contract/check-in.ts'
import type { Stop } from '@stafet/domain/contract/dated-plan.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { standingReports } from '@stafet/domain/progress/standing-reports.ts'
import type { CheckInRight } from '../access/index.ts'
import { Releases } from '../planning/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { RelayLog, Relays, toInstant } from '../relays/index.ts'

/** Check-ins by those present at a stop, with the right that their link gives. */
@Injectable()
export class CheckIns {
  constructor(
    private readonly relays: Relays,
    private readonly releases: Releases,
    private readonly log: RelayLog,
  ) {}

  /** Reads only: opening a link changes nothing. */
  async page({ relayId, stopId }: CheckInRight): Promise<CheckInPage> {
    const relay = await this.relays.get(relayId)
    const release = await this.releases.newest(relayId)
    const events = await this.log.after(relayId, 0)
    const stops = release?.plan.days.flatMap((day) => day.stops) ?? []
    const index = stops.findIndex((stop) => stop.id === stopId)
    const stop = stops[index]
    if (!release || !stop) throw new Refusal('unknown-link')

    const now = Date.now()
    const expected = progress(release.plan, events, relayNow(relay.clock, now)).stops[index]
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
      now: toInstant(now),
      stop: {
        id: stop.id,
        number: stop.number,
        name: stop.name,
        startsAt: stop.startsAt,
        endsAt: stop.endsAt,
        expectedAt: toInstant(expected?.expectedMs ?? Date.parse(stop.startsAt)),
        earliestAt: null,
        latestAt: null,
        skipped: false,
        position: stop.position,
        address: '',
        meetingLink: stop.meetingLink,
        story: { meetAbout: '', community: '', meaning: '' },
        carriers: '',
      },
      legIn: stop.leg,
      legOut: stops[index + 1]?.leg ?? null,
      from: neighbour(stops[index - 1]),
      to: neighbour(stops[index + 1]),
      coordinator: relay.coordinator,
      attendance: 'unanswered',
      photos: [],
      reports: standingReports(events)
        .filter((report) => report.stopId === stopId)
        .map(({ id, kind, atMs, greeting }) => ({
          id,
          kind,
          side: 'receiver',
          occurredAt: toInstant(atMs),
          greeting,
          who: '',
          participants: null,
        })),
    }
  }

  /**
   * Puts a report into the log; the same id again changes nothing. A time in the future can only come from a
   * wrong clock on the phone, and counts as now.
   */
  async report(
    { relayId, stopId }: CheckInRight,
    { id, kind, occurredAt, side, greeting, who, participants }: CheckInInput,
  ): Promise<CheckInAnswer> {
    return this.log.append(relayId, {
      id,
      occurredAt: await this.notInTheFuture(relayId, occurredAt),
      actor: 'link',
      happening: { kind, payload: { stopId, side, greeting, who, participants } },
    })
  }

  /** Takes a report of the same stop back by a further event. */
  async withdraw(
    { relayId, stopId }: CheckInRight,
    { id, eventId, occurredAt }: { id: string; eventId: string; occurredAt: string },
  ): Promise<CheckInAnswer> {
    const events = await this.log.after(relayId, 0)
    const own = events.some(
      (event) =>
        event.id === eventId &&
        (event.kind === 'received' || event.kind === 'handed-on') &&
        event.payload.stopId === stopId,
    )
    if (!own) throw new Refusal('not-found')
    return this.log.append(relayId, {
      id,
      occurredAt: await this.notInTheFuture(relayId, occurredAt),
      actor: 'link',
      happening: { kind: 'withdrawn', payload: { eventId } },
    })
  }

  private async notInTheFuture(relayId: string, occurredAt: string): Promise<Date> {
    const { clock } = await this.relays.get(relayId)
    return new Date(Math.min(Date.parse(occurredAt), relayNow(clock, Date.now())))
  }
}

function neighbour(stop: Stop | undefined): CheckInPage['from'] {
  return (
    (stop && {
      stopId: stop.id,
      name: stop.name,
      startsAt: stop.startsAt,
      carriers: '',
      phone: null,
      canWrite: false,
      receivedAt: null,
    }) ??
    null
  )
}
