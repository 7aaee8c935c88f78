import { Controller, Get, Param } from '@nestjs/common'
import { suggestedCommunities } from '@stafet/domain/contract/place-search.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import type { z } from 'zod'
import { Access } from '../access/index.ts'
import { Places } from '../area/index.ts'
import { Answers } from '../platform/answers.ts'
import { Relays } from '../relays/index.ts'
import { Communities } from './communities.service.ts'
import { suggestCommunities, suggestionBox } from './suggest-communities.ts'

@Controller('api/relays/:relayId/suggested-communities')
@Access('organiser')
export class SuggestionsController {
  constructor(
    private readonly relays: Relays,
    private readonly communities: Communities,
    private readonly places: Places,
  ) {}

  /** Halls, schools, libraries … of the areas around the relay. */
  @Get()
  @Answers(suggestedCommunities)
  async suggest(
    @Param('relayId', { schema: idSchema }) relayId: string,
  ): Promise<z.infer<typeof suggestedCommunities>> {
    const { start, finish } = await this.relays.get(relayId)
    const existing = await this.communities.list(relayId)
    const placed = existing.map(({ position }) => position).filter((position) => position !== null)
    const box = suggestionBox([start, ...(finish ? [finish] : []), ...placed])
    const places = await this.places.within(box)
    return { ready: places !== null, communities: suggestCommunities(places ?? [], existing, start) }
  }
}
