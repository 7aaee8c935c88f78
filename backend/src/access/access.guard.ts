import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { Request } from 'express'
import { Refusal } from '../platform/refusal.ts'
import { ACCESS, type AccessKind } from './access.ts'
import { LinkKeys, type CallRight, type CheckInRight, type TrackerRight } from './link-keys.ts'
import { Sessions, sessionKeyOf, type LoggedIn } from './sessions.ts'
import { trackerKeyOf } from './tracker-key.ts'

/** A request with what its access has shown about the caller. */
export interface KnownRequest extends Request {
  organiser?: LoggedIn
  checkInRight?: CheckInRight
  trackerRight?: TrackerRight
  callRight?: CallRight
}

/** The right that a request's check-in link gives; refuses with `unknown-link` where it has none. */
export function checkInRightOf(request: KnownRequest): CheckInRight {
  if (!request.checkInRight) throw new Refusal('unknown-link')
  return request.checkInRight
}

/** Checks each request against the access that its route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly linkKeys: LinkKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true
    const kind = this.reflector.getAllAndOverride<AccessKind | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ])
    const request = context.switchToHttp().getRequest<KnownRequest>()
    refuseOtherSites(request)
    switch (kind) {
      case 'everybody':
        return true
      case 'organiser': {
        const organiser = await this.sessions.find(sessionKeyOf(request))
        if (!organiser) throw new Refusal('not-logged-in')
        request.organiser = organiser
        return true
      }
      case 'check-in link': {
        const key = bearerOf(request)
        const right = key ? await this.linkKeys.checkInRight(key) : null
        if (!right) throw new Refusal('unknown-link')
        request.checkInRight = right
        return true
      }
      case 'reserve link': {
        const key = bearerOf(request)
        const right = key ? await this.linkKeys.callRight(key) : null
        if (!right) throw new Refusal('unknown-link')
        request.callRight = right
        return true
      }
      case 'tracker key': {
        const key = trackerKeyOf(request)
        const right = key === null ? null : await this.linkKeys.trackerRight(key)
        if (!right) throw new Refusal('not-allowed')
        request.trackerRight = right
        return true
      }
      case undefined:
        throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no access`)
    }
  }
}

/** The key of a link travels in this header, so that no log of addresses holds it. */
function bearerOf(request: Request): string | undefined {
  return /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
}

/** The session cookie is SameSite=Strict; this also stops another site's form in browsers that say where it came from. */
function refuseOtherSites(request: Request): void {
  const site = request.headers['sec-fetch-site']
  if (request.method !== 'GET' && (site === 'cross-site' || site === 'same-site'))
    throw new Refusal('not-allowed')
}
