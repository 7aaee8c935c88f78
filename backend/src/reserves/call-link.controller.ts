import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common'
import { callAnswerInput, callPage, type CallPage } from '@stafet/domain/contract/reserve.ts'
import type { z } from 'zod'
import { Access, type CallRight, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { CallAnswers } from './call-answers.service.ts'

/** What a reserve uses who was asked. The key stands in the Authorization header, as for check-ins. */
@Controller('api/call')
@Access('reserve link')
export class CallLinkController {
  constructor(private readonly answers: CallAnswers) {}

  @Get()
  @Answers(callPage)
  page(@Req() request: KnownRequest): Promise<CallPage> {
    return this.answers.page(rightOf(request))
  }

  @Post()
  @HttpCode(200)
  @Answers(callPage)
  answer(
    @Req() request: KnownRequest,
    @Body({ schema: callAnswerInput }) { answer }: z.infer<typeof callAnswerInput>,
  ): Promise<CallPage> {
    return this.answers.answer(rightOf(request), answer)
  }
}

function rightOf(request: KnownRequest): CallRight {
  if (!request.callRight) throw new Refusal('unknown-link')
  return request.callRight
}
