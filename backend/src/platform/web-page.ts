import { existsSync, readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import express, { type Request, type Response, type Router } from 'express'

/** Built files carry a hash of their content in their names, so they never change. */
const FOREVER = { immutable: true, maxAge: '365d', index: false } as const

/** First parts of addresses that are not pages. */
const notPages = /^\/(api|live|tiles|map|assets)(\/|$)/

/** Serves the built front end from `folder`; every address that is not a file is a page of its own. */
export function webPage(folder: string): Router {
  const router = express.Router()
  const index = join(folder, 'index.html')
  router.use('/assets', compressedOnes(join(folder, 'assets')))
  router.use('/assets', express.static(join(folder, 'assets'), FOREVER))
  router.get('/f/:key/manifest.webmanifest', (_request: Request, response: Response) => {
    // The same for every link: its addresses are told from where it was asked for. No key is looked at.
    response.sendFile(join(folder, 'association.webmanifest'), { maxAge: '1h' })
  })
  router.use(express.static(folder, { index: false, maxAge: '1h', setHeaders: askedForEachTime }))
  router.use((request: Request, response: Response, next: () => void) => {
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && !notPages.test(request.path)
    if (!wantsPage || !existsSync(index)) next()
    else response.sendFile(index, { headers: { 'Cache-Control': 'no-cache' } })
  })
  return router
}

/** A worker that lies in a cache would keep an old page alive. */
function askedForEachTime(response: Response, path: string): void {
  if (basename(path) === 'association-worker.js') response.setHeader('Cache-Control', 'no-cache')
}

/** Hands out what the build has compressed already, to those who can read it. */
function compressedOnes(folder: string): express.RequestHandler {
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.br')) : []
  const there = new Set(found.map((name) => `/${name}`))
  return (request, response, next) => {
    const { path } = request
    if (!there.has(`${path}.br`)) return next()
    response.vary('Accept-Encoding')
    if (request.acceptsEncodings('br') !== 'br') return next()
    response.type(extname(path)).setHeader('Content-Encoding', 'br')
    request.url = `${path}.br`
    next()
  }
}
