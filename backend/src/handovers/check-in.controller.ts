import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common'
import {
  attendanceInput,
  checkInAnswer,
  checkInInput,
  checkInPage,
  neighbourMessageInput,
  withdrawalInput,
  type CheckInAnswer,
  type CheckInInput,
  type CheckInPage,
  type NeighbourMessageInput,
  type WithdrawalInput,
} from '@stafet/domain/contract/check-in.ts'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { z } from 'zod'
import { Access, checkInRightOf, type CheckInRight, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { Attendances } from './attendance/attendances.service.ts'
import { CheckInPages } from './check-in-page.service.ts'
import { CheckIns } from './check-in.service.ts'
import { NeighbourMessages } from './neighbours/neighbour-messages.service.ts'

/** What phones at a stop use. The key stands in the Authorization header, so that no log of addresses holds it. */
@Controller('api/check-in')
@Access('check-in link')
export class CheckInController {
  /** One stop has a handful of things to report; sixty a minute is somebody playing with the link. */
  private readonly reports = new RateLimiterMemory({ points: 60, duration: 60 })
  /** Each costs an SMS, and a person's attention. */
  private readonly written = new RateLimiterMemory({ points: 20, duration: 3600 })

  constructor(
    private readonly pages: CheckInPages,
    private readonly checkIns: CheckIns,
    private readonly attendances: Attendances,
    private readonly messages: NeighbourMessages,
  ) {}

  @Get()
  @Answers(checkInPage)
  page(@Req() request: KnownRequest): Promise<CheckInPage> {
    return this.pages.page(checkInRightOf(request))
  }

  @Post('reports')
  @HttpCode(200)
  @Answers(checkInAnswer)
  async report(
    @Req() request: KnownRequest,
    @Body({ schema: checkInInput }) input: CheckInInput,
  ): Promise<CheckInAnswer> {
    const right = await notTooMany(this.reports, request)
    return this.checkIns.report(right, input)
  }

  @Post('withdrawals')
  @HttpCode(200)
  @Answers(checkInAnswer)
  async withdraw(
    @Req() request: KnownRequest,
    @Body({ schema: withdrawalInput }) input: WithdrawalInput,
  ): Promise<CheckInAnswer> {
    const right = await notTooMany(this.reports, request)
    return this.checkIns.withdraw(right, input)
  }

  /** Whether they still can; the last answer holds. The coordinator is told of each that changes something. */
  @Post('attendance')
  @HttpCode(204)
  async attend(
    @Req() request: KnownRequest,
    @Body({ schema: attendanceInput }) { answer }: z.infer<typeof attendanceInput>,
  ): Promise<void> {
    const right = await notTooMany(this.written, request)
    await this.attendances.answer(right, answer)
  }

  /** To a neighbour or the coordinator, by SMS or mail. */
  @Post('messages')
  @HttpCode(204)
  async write(
    @Req() request: KnownRequest,
    @Body({ schema: neighbourMessageInput }) input: NeighbourMessageInput,
  ): Promise<void> {
    const right = await notTooMany(this.written, request)
    await this.messages.send(right, input)
  }
}

async function notTooMany(limiter: RateLimiterMemory, request: KnownRequest): Promise<CheckInRight> {
  const right = checkInRightOf(request)
  await limiter.consume(`${right.relayId} ${right.stopId}`).catch(() => {
    throw new Refusal('too-many-requests')
  })
  return right
}
