import { Controller, Get, Query } from '@nestjs/common'
import { placeAnswer, placeQuery, type PlaceAnswer } from '@stafet/domain/contract/place-search.ts'
import type { z } from 'zod'
import { Access } from '../../access/index.ts'
import { Answers } from '../../platform/answers.ts'
import { Places } from './places.service.ts'

@Controller('api/places')
@Access('organiser')
export class PlacesController {
  constructor(private readonly places: Places) {}

  @Get()
  @Answers(placeAnswer)
  search(@Query({ schema: placeQuery }) { q, lat, lon }: z.infer<typeof placeQuery>): Promise<PlaceAnswer> {
    return this.places.search(q, lat !== undefined && lon !== undefined ? { lat, lon } : null)
  }
}
