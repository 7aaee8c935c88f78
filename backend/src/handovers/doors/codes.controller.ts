import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common'
import { codeAnswer, codeInput, type CodeAnswer } from '@stafet/domain/contract/check-in.ts'
import type { z } from 'zod'
import { Access } from '../../access/index.ts'
import { Answers } from '../../platform/answers.ts'
import { CodeTries } from './code-tries.ts'
import { Doors } from './doors.service.ts'

/** For whoever has a short code and types it. */
@Controller('api/codes')
@Access('everybody')
export class CodesController {
  constructor(
    private readonly doors: Doors,
    private readonly tries: CodeTries,
  ) {}

  @Post()
  @HttpCode(200)
  @Answers(codeAnswer)
  open(
    @Body({ schema: codeInput }) { code }: z.infer<typeof codeInput>,
    @Ip() address: string,
  ): Promise<CodeAnswer> {
    return this.tries.try(address, code, () => this.doors.open(code))
  }
}
