import { Controller, Delete, HttpCode, Param, Post } from '@nestjs/common'
import { checkInLink, checkInLinkList, type CheckInLink } from '@stafet/domain/contract/check-in.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import type { z } from 'zod'
import { Access } from '../../access/index.ts'
import { Answers } from '../../platform/answers.ts'
import { Refusal } from '../../platform/refusal.ts'
import { Doors } from './doors.service.ts'

@Controller('api/relays/:relayId/check-in-links')
@Access('organiser')
export class CheckInLinksController {
  constructor(private readonly doors: Doors) {}

  /** Makes new links for each stop of the newest release. They are shown now and never again. */
  @Post()
  @Answers(checkInLinkList, 201)
  async make(
    @Param('relayId', { schema: idSchema }) relayId: string,
  ): Promise<z.infer<typeof checkInLinkList>> {
    return { links: await this.doors.make(relayId) }
  }

  /** No link, poster or code made so far works any longer. */
  @Delete()
  @HttpCode(204)
  revoke(@Param('relayId', { schema: idSchema }) relayId: string): Promise<void> {
    return this.doors.revoke(relayId)
  }

  /** The same for one stop, whose link was lost: all others stay as they are. */
  @Post(':stopId')
  @Answers(checkInLink, 201)
  async makeOne(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('stopId', { schema: idSchema }) stopId: string,
  ): Promise<CheckInLink> {
    const [made] = await this.doors.make(relayId, stopId)
    if (!made) throw new Refusal('not-found')
    return made
  }

  @Delete(':stopId')
  @HttpCode(204)
  revokeOne(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('stopId', { schema: idSchema }) stopId: string,
  ): Promise<void> {
    return this.doors.revoke(relayId, stopId)
  }
}
