import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common'
import { Throttle, ThrottlerGuard } from '@nestjs/throttler'
import { logInInput, session, type Session } from '@stafet/domain/contract/session.ts'
import type { Response } from 'express'
import type { z } from 'zod'
import { Answers } from '../platform/answers.ts'
import { CONFIG, type Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import type { KnownRequest } from './access.guard.ts'
import { Access } from './access.ts'
import { SESSION_COOKIE, SESSION_MS, Sessions, sessionKeyOf } from './sessions.ts'

@Controller('api/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('everybody')
  @UseGuards(ThrottlerGuard)
  @Throttle({ default: { limit: 10, ttl: 60_000 } })
  @Answers(session)
  async logIn(
    @Body({ schema: logInInput }) body: z.infer<typeof logInInput>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const { key, organiser } = await this.sessions.logIn(body.email, body.password)
    response.cookie(SESSION_COOKIE, key, { ...this.cookie(), maxAge: SESSION_MS })
    return { organiser }
  }

  @Get()
  @Access('organiser')
  @Answers(session)
  current(@Req() request: KnownRequest): Session {
    if (!request.organiser) throw new Refusal('not-logged-in')
    return { organiser: request.organiser }
  }

  @Delete()
  @HttpCode(204)
  @Access('organiser')
  async logOut(@Req() request: KnownRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.logOut(sessionKeyOf(request))
    response.clearCookie(SESSION_COOKIE, this.cookie())
  }

  private cookie(): { httpOnly: true; sameSite: 'strict'; secure: boolean; path: string } {
    const secure = this.config.publicUrl?.startsWith('https:') ?? false
    return { httpOnly: true, sameSite: 'strict', secure, path: '/' }
  }
}
