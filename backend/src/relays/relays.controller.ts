import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import {
  relay,
  relayChange,
  relayInput,
  relayList,
  type Relay,
  type RelayInput,
} from '@stafet/domain/contract/relay.ts'
import type { z } from 'zod'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Relays } from './relays.service.ts'

@Controller('api/relays')
@Access('organiser')
export class RelaysController {
  constructor(private readonly relays: Relays) {}

  @Get()
  @Answers(relayList)
  async list(): Promise<z.infer<typeof relayList>> {
    return { relays: await this.relays.list() }
  }

  @Post()
  @Answers(relay, 201)
  async add(@Body({ schema: relayInput }) input: RelayInput): Promise<Relay> {
    const added = await this.relays.add(input)
    return this.relays.show(added.id)
  }

  @Get(':relayId')
  @Answers(relay)
  show(@Param('relayId', { schema: idSchema }) relayId: string): Promise<Relay> {
    return this.relays.show(relayId)
  }

  @Put(':relayId')
  @Answers(relay)
  async change(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: relayChange }) { version, relay: input }: z.infer<typeof relayChange>,
  ): Promise<Relay> {
    await this.relays.change(relayId, version, input)
    return this.relays.show(relayId)
  }
}
