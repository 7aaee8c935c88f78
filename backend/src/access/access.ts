import { SetMetadata } from '@nestjs/common'

/**
 * Who may call a route:
 * - `everybody`: no cookie, nothing stored.
 * - `organiser`: somebody who is logged in.
 * - `check-in link`: whoever holds the key of a stop's check-in link.
 * - `tracker key`: a phone that was set up to tell where it is.
 * - `reserve link`: a reserve who was called to carry a leg.
 */
export type AccessKind = 'everybody' | 'organiser' | 'check-in link' | 'tracker key' | 'reserve link'

export const ACCESS = 'access'

/** Each route declares its access, itself or by its controller; one that doesn't is refused (see AccessGuard). */
export const Access = (kind: AccessKind): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, kind)
