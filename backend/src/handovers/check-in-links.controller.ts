import { Controller, Delete, HttpCode, Param, Post } from '@nestjs/common'
import { checkInLinkList } from '@stafet/domain/contract/check-in.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import type { z } from 'zod'
import { Access, LinkKeys } from '../access/index.ts'
import { Releases } from '../planning/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { Relays } from '../relays/index.ts'

/** Links outlive the relay by a month, for reports that come late. */
const GRACE_MS = 30 * 86_400_000

@Controller('api/relays/:relayId/check-in-links')
@Access('organiser')
export class CheckInLinksController {
  constructor(
    private readonly relays: Relays,
    private readonly releases: Releases,
    private readonly linkKeys: LinkKeys,
  ) {}

  /** Makes a new link for each stop of the newest release. They are shown now and never again. */
  @Post()
  @Answers(checkInLinkList, 201)
  async make(
    @Param('relayId', { schema: idSchema }) relayId: string,
  ): Promise<z.infer<typeof checkInLinkList>> {
    await this.relays.get(relayId)
    const release = await this.releases.newest(relayId)
    if (!release) throw new Refusal('not-planned')
    const stops = release.plan.days.flatMap((day) => day.stops)
    const endsMs = Math.max(Date.now(), ...release.plan.days.map((day) => Date.parse(day.endsAt)))
    const stopIds = stops.map(({ id }) => id)
    const expiresAt = new Date(endsMs + GRACE_MS)
    const keys = await this.linkKeys.makeCheckInKeys(relayId, stopIds, expiresAt)
    const posters = await this.linkKeys.makeCheckInKeys(relayId, stopIds, expiresAt, 'poster')
    return {
      links: stops.map(({ id, number, name, startsAt }) => ({
        stopId: id,
        number,
        name,
        startsAt,
        path: `/f/${keys.get(id) ?? ''}`,
        posterPath: `/f/${posters.get(id) ?? ''}`,
        code: '',
      })),
    }
  }

  /** No link made so far works any longer. */
  @Delete()
  @HttpCode(204)
  async revoke(@Param('relayId', { schema: idSchema }) relayId: string): Promise<void> {
    await this.relays.get(relayId)
    await this.linkKeys.revokeCheckInKeys(relayId)
  }
}
