import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Post, Req, Res } from '@nestjs/common'
import { logInInput, session, type Session } from '@stafet/domain/contract/session.ts'
import type { Response } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { z } from 'zod'
import { Answers } from '../platform/answers.ts'
import { CONFIG, type Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import type { KnownRequest } from './access.guard.ts'
import { Access } from './access.ts'
import { SESSION_COOKIE, SESSION_MS, Sessions, sessionKeyOf } from './sessions.ts'

@Controller('api/session')
export class SessionController {
  /** Ten tries a minute from one address: enough for fingers, too few for guessing. */
  private readonly tries = new RateLimiterMemory({ points: 10, duration: 60 })

  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('everybody')
  @Answers(session)
  async logIn(
    @Body({ schema: logInInput }) body: z.infer<typeof logInInput>,
    @Ip() ip: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    await this.tries.consume(ip).catch(() => {
      throw new Refusal('too-many-requests')
    })
    const { key, organiser } = await this.sessions.logIn(body.email, body.password)
    response.cookie(SESSION_COOKIE, key, { ...this.cookie(), maxAge: SESSION_MS })
    return this.sessionOf(organiser)
  }

  @Get()
  @Access('organiser')
  @Answers(session)
  current(@Req() request: KnownRequest): Session {
    if (!request.organiser) throw new Refusal('not-logged-in')
    return this.sessionOf(request.organiser)
  }

  @Delete()
  @HttpCode(204)
  @Access('organiser')
  async logOut(@Req() request: KnownRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.logOut(sessionKeyOf(request))
    response.clearCookie(SESSION_COOKIE, this.cookie())
  }

  private sessionOf(organiser: Session['organiser']): Session {
    return { organiser, publicUrl: this.config.publicUrl ?? null }
  }

  private cookie(): { httpOnly: true; sameSite: 'strict'; secure: boolean; path: string } {
    const secure = this.config.publicUrl?.startsWith('https:') ?? false
    return { httpOnly: true, sameSite: 'strict', secure, path: '/' }
  }
}
