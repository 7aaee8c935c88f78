import { once } from 'node:events'
import type { Server } from 'node:http'

/**
 * Connections that may wait to be let in. Node's own 511 are too few when all of another node's viewers come at
 * once: whoever finds no place is not refused, but waits for seconds before the network tries again.
 */
const WAITING = 4096

/** Listens, and gives back the address at which this machine reaches it. Rejects with what the network says. */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  server.listen({ port, host, backlog: WAITING })
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the server listens on no port')
  const isEverywhere = address.address === '0.0.0.0' || address.address === '::'
  const own = isEverywhere
    ? '127.0.0.1'
    : address.family === 'IPv6'
      ? `[${address.address}]`
      : address.address
  return `http://${own}:${address.port}`
}
