import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { answerWith, nowMs } from './worker-messages.ts'

/** Passes connections on to the nodes in turn; one that does not answer is left out for a second. */

const LEFT_OUT_MS = 1000

let targets: { port: number; leftOutUntilMs: number }[] = []
let turn = 0

function passOn(client: Socket): void {
  const usable = targets.filter(({ leftOutUntilMs }) => leftOutUntilMs < nowMs())
  const target = usable[turn++ % usable.length]
  if (!target) {
    client.destroy()
    return
  }
  const node = connect({ port: target.port, host: '127.0.0.1', noDelay: true })
  const giveUp = (): void => void node.destroy()
  client.once('close', giveUp)
  let connected = false
  node.once('connect', () => {
    connected = true
    client.off('close', giveUp)
    pass(client, node)
    pass(node, client)
  })
  node.on('error', () => {
    if (connected) return
    target.leftOutUntilMs = nowMs() + LEFT_OUT_MS
    client.off('close', giveUp)
    passOn(client)
  })
}

/** As `pipe` does, with a quarter of what that costs: there are thousands of them. */
function pass(from: Socket, to: Socket): void {
  from.on('data', (data) => {
    if (!to.write(data)) from.pause()
  })
  to.on('drain', () => from.resume())
  from.on('end', () => to.end())
  from.on('close', (hadError) => hadError && to.destroy())
}

const server = createServer({ noDelay: true }, (client) => {
  client.on('error', () => client.destroy())
  passOn(client)
})

answerWith(async (asked) => {
  if (asked.name !== 'listen') return {}
  targets = asked.ask.targets.map((port) => ({ port, leftOutUntilMs: 0 }))
  server.listen({ port: asked.ask.port, host: '127.0.0.1', backlog: 4096 })
  await once(server, 'listening')
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0 }
})
