import { Controller, Get } from '@nestjs/common'
import { publicRelayList } from '@stafet/domain/contract/relay.ts'
import type { z } from 'zod'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Relays } from './relays.service.ts'

@Controller('api/public/relays')
@Access('everybody')
export class PublicRelaysController {
  constructor(private readonly relays: Relays) {}

  @Get()
  @Answers(publicRelayList)
  async list(): Promise<z.infer<typeof publicRelayList>> {
    return { relays: await this.relays.listPublic(Date.now()) }
  }
}
