import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { answerWith, nowMs, type Questions } from './worker-messages.ts'

/** Check-ins and tracker points, each at an even rate, whether the server keeps up or not. */

const agent = new Agent({ keepAlive: true })

/** The status of the answer; 0 when there was none. As browsers do, asks again when a kept connection was closed. */
function post(url: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve) => {
    const asking = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', () => resolve(0))
    })
    asking.on('error', () => resolve(asking.reusedSocket ? post(url, headers, body) : 0))
    asking.end(body)
  })
}

interface Rate {
  perS: number
  /** Before it is measured: a server that has just started is slower. */
  warmUpS: number
  seconds: number
}

/** Does `what` at an even rate, without waiting for one before the next; how long each took from when it was due. */
async function atRate(
  { perS, warmUpS, seconds }: Rate,
  what: (at: number) => Promise<void>,
): Promise<number[]> {
  const started = nowMs()
  const tookMs: number[] = []
  const under: Promise<void>[] = []
  for (let at = 0; at < perS * (warmUpS + seconds); at++) {
    const dueMs = started + (at * 1000) / perS
    const early = dueMs - nowMs()
    if (early > 0) await wait(early)
    under.push(
      what(at).then(() => {
        if (at >= perS * warmUpS) tookMs.push(nowMs() - dueMs)
      }),
    )
  }
  await Promise.all(under)
  return tookMs
}

async function load(ask: Questions['load']['ask']): Promise<Questions['load']['answer']> {
  const { servers, checkInKeys, trackerKeys, checkInsPerS, pointsPerS, warmUpS, seconds } = ask
  const accepted: string[] = []
  const refused: string[] = []
  const startMs = Date.now()
  const server = (at: number): string => servers[at % servers.length] ?? ''

  const checkIn = async (at: number): Promise<void> => {
    const id = randomUUID()
    const body = {
      id,
      kind: 'received',
      occurredAt: new Date().toISOString(),
      sentAt: new Date().toISOString(),
    }
    const status = await post(
      `${server(at)}/api/check-in/reports`,
      {
        authorization: `Bearer ${checkInKeys[at % checkInKeys.length] ?? ''}`,
        'content-type': 'application/json',
      },
      JSON.stringify(body),
    )
    if (status === 200) accepted.push(id)
    else refused.push(`check-in ${status}`)
  }
  const point = async (at: number): Promise<void> => {
    const key = trackerKeys[at % trackerKeys.length] ?? ''
    const timestamp = startMs - 600_000 + Math.floor(at / trackerKeys.length) * 1000
    const status = await post(
      `${server(at)}/api/track/traccar?id=${key}&lat=55.3625&lon=11.259&timestamp=${timestamp}&speed=2.7&accuracy=8`,
      {},
      '',
    )
    if (status !== 200) refused.push(`point ${status}`)
  }
  const [checkInMs, pointMs] = await Promise.all([
    atRate({ perS: checkInsPerS, warmUpS, seconds }, checkIn),
    trackerKeys.length > 0 ? atRate({ perS: pointsPerS, warmUpS, seconds }, point) : [],
  ])
  return { checkInMs, pointMs, accepted, refused }
}

answerWith((asked) => (asked.name === 'load' ? load(asked.ask) : Promise.resolve({})))
