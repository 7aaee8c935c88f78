import { once } from 'node:events'
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { answerWith } from './worker-messages.ts'

/** What the product is measured against: a server that does nothing but send a body that it gets to every socket. */

const server = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const body = Buffer.concat(pieces)
    for (const client of sockets.clients) client.send(body, { binary: false })
    response.end()
  })
})
const sockets = new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 4096 })

answerWith(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0 }
})
