import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common'
import {
  checkInAnswer,
  checkInInput,
  checkInPage,
  withdrawalInput,
  type CheckInAnswer,
  type CheckInInput,
  type CheckInPage,
} from '@stafet/domain/contract/check-in.ts'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { z } from 'zod'
import { Access, type CheckInRight, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { CheckIns } from './check-in.service.ts'

/** What phones at a stop use. The key stands in the Authorization header, so that no log of addresses holds it. */
@Controller('api/check-in')
@Access('check-in link')
export class CheckInController {
  /** One stop has a handful of things to report; sixty a minute is somebody playing with the link. */
  private readonly reports = new RateLimiterMemory({ points: 60, duration: 60 })

  constructor(private readonly checkIns: CheckIns) {}

  @Get()
  @Answers(checkInPage)
  page(@Req() request: KnownRequest): Promise<CheckInPage> {
    return this.checkIns.page(rightOf(request))
  }

  @Post('reports')
  @HttpCode(200)
  @Answers(checkInAnswer)
  async report(
    @Req() request: KnownRequest,
    @Body({ schema: checkInInput }) input: CheckInInput,
  ): Promise<CheckInAnswer> {
    const right = rightOf(request)
    await this.notTooMany(right)
    return this.checkIns.report(right, input)
  }

  @Post('withdrawals')
  @HttpCode(200)
  @Answers(checkInAnswer)
  async withdraw(
    @Req() request: KnownRequest,
    @Body({ schema: withdrawalInput }) input: z.infer<typeof withdrawalInput>,
  ): Promise<CheckInAnswer> {
    const right = rightOf(request)
    await this.notTooMany(right)
    return this.checkIns.withdraw(right, input)
  }

  private async notTooMany({ relayId, stopId }: CheckInRight): Promise<void> {
    await this.reports.consume(`${relayId} ${stopId}`).catch(() => {
      throw new Refusal('too-many-requests')
    })
  }
}

function rightOf(request: KnownRequest): CheckInRight {
  if (!request.checkInRight) throw new Refusal('unknown-link')
  return request.checkInRight
}
