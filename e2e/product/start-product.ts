import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What the product's process tells the one who started it. */
export type ProductMessage =
  { kind: 'told'; line: string } | { kind: 'ready'; lines: string[] } | { kind: 'failed'; why: string }

export interface RunningProduct {
  /** `http://127.0.0.1:<port>` */
  url: string
  /** Path of the page where the demo's rehearsal is played. */
  rehearsalPath: string
  /** The demo's organiser, as printed at start. */
  email: string
  password: string
  /** Resolves when the product has stopped and its data are removed. */
  stop(): Promise<void>
}

/**
 * Builds what is not built yet and starts the product on a free port with its demo, on an embedded PostgreSQL
 * of its own unless `DATABASE_URL` is given. Throws with the product's own words when it does not come up.
 */
export async function startProduct(tell: (line: string) => void): Promise<RunningProduct> {
  const program = fileURLToPath(new URL('serve-product.ts', import.meta.url))
  const child = fork(program, {
    execArgv: ['--no-memory-protection-keys'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const gone = once(child, 'exit')
  const lines = await new Promise<string[]>((resolve, reject) => {
    child.on('message', (message: ProductMessage) => {
      if (message.kind === 'told') tell(message.line)
      else if (message.kind === 'ready') resolve(message.lines)
      else reject(new Error(message.why))
    })
    child.on('exit', (code) => reject(new Error(`The product ended while it was starting (code ${code}).`)))
  })
  const printed = lines.join('\n')
  const find = (pattern: RegExp): string => {
    const found = pattern.exec(printed)?.[1]
    if (found === undefined) throw new Error(`The product did not print ${pattern}:\n${printed}`)
    return found
  }
  return {
    url: find(/Borgernes sider: +(http:\/\/127\.0\.0\.1:\d+)\//),
    rehearsalPath: find(/Kortet, der rører sig: +http:\/\/[^/]+(\/\S+)/),
    email: find(/Log ind med: +(\S+)/),
    password: find(/adgangskode: (.+)/),
    async stop() {
      child.disconnect()
      await gone
    },
  }
}
