import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'

const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  // Leaflet's marker shadows and tiles that failed are drawn from data addresses.
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
  // Set by the proxy that speaks TLS; here it would break a plain http://127.0.0.1.
  upgradeInsecureRequests: null,
}

const strict = helmet({
  contentSecurityPolicy: { useDefaults: false, directives },
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
})

/** The page that shows the OpenAPI document brings a style sheet inside its HTML. */
const forDocs = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...directives, styleSrc: ["'self'", "'unsafe-inline'"] },
  },
  strictTransportSecurity: false,
})

/** For what is part of a page and never one itself: scripts, pictures. There are many, so few words count. */
const forParts = helmet({
  contentSecurityPolicy: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})
const parts = /^\/(assets|map|tiles)\//

/** Headers that keep a page from doing what it was not built to do; no page asks anything of another host. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  if (parts.test(request.path)) return forParts(request, response, next)
  const headers = request.path === '/api/docs' ? forDocs : strict
  response.setHeader('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=()')
  headers(request, response, next)
}
