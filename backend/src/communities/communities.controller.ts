import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import {
  community,
  communityChange,
  communityInput,
  communityList,
  type Community,
  type CommunityInput,
} from '@stafet/domain/contract/community.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import { z } from 'zod'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { Relays } from '../relays/index.ts'
import { Communities } from './communities.service.ts'

const versionQuery = z.object({ version: z.coerce.number().int() })

@Controller('api/relays/:relayId/communities')
@Access('organiser')
export class CommunitiesController {
  constructor(
    private readonly relays: Relays,
    private readonly communities: Communities,
  ) {}

  @Get()
  @Answers(communityList)
  async list(
    @Param('relayId', { schema: idSchema }) relayId: string,
  ): Promise<z.infer<typeof communityList>> {
    await this.relays.get(relayId)
    return { communities: await this.communities.list(relayId) }
  }

  @Post()
  @Answers(community, 201)
  async add(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: communityInput }) input: CommunityInput,
  ): Promise<Community> {
    await this.relays.get(relayId)
    const [added] = await this.communities.add(relayId, [input])
    if (!added) throw new Refusal('unexpected')
    return added
  }

  @Put(':communityId')
  @Answers(community)
  change(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('communityId', { schema: idSchema }) communityId: string,
    @Body({ schema: communityChange }) { version, community: input }: z.infer<typeof communityChange>,
  ): Promise<Community> {
    return this.communities.change(relayId, communityId, version, input)
  }

  @Delete(':communityId')
  @HttpCode(204)
  remove(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('communityId', { schema: idSchema }) communityId: string,
    @Query({ schema: versionQuery }) { version }: z.infer<typeof versionQuery>,
  ): Promise<void> {
    return this.communities.remove(relayId, communityId, version)
  }
}
