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

/** Headers that keep a page from doing what it was not built to do; no page asks anything of another host. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  const headers = request.path === '/api/docs' ? forDocs : strict
  response.setHeader('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=()')
  headers(request, response, next)
}
