import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { answerWith } from './worker-messages.ts'

/** Passes connections on to the nodes in turn; one that does not answer is left out for this connection. */

let targets: number[] = []
let turn = 0

function passOn(client: Socket, tries: number): void {
  const port = targets[turn++ % targets.length] ?? 0
  const node = connect({ port, host: '127.0.0.1', noDelay: true })
  let connected = false
  node.once('connect', () => {
    connected = true
    client.pipe(node)
    node.pipe(client)
  })
  node.on('error', () => {
    if (!connected && tries > 1) passOn(client, tries - 1)
    else client.destroy()
  })
  node.on('close', () => {
    if (connected) client.destroy()
  })
  client.on('close', () => node.destroy())
}

const server = createServer({ noDelay: true }, (client) => {
  client.on('error', () => client.destroy())
  passOn(client, targets.length)
})

answerWith(async (asked) => {
  if (asked.name !== 'listen') return {}
  targets = asked.ask.targets
  server.listen({ port: asked.ask.port, host: '127.0.0.1', backlog: 4096 })
  await once(server, 'listening')
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0 }
})
