import { parseArgs } from 'node:util'
import { setTimeout as wait } from 'node:timers/promises'
import { communityInput } from '@stafet/domain/contract/community.ts'
import { relay } from '@stafet/domain/contract/relay.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { draftAnswer } from '@stafet/domain/contract/planning.ts'
import { madeTracker, trackerList } from '@stafet/domain/contract/tracking.ts'

/**
 * `node backend/src/tracking/tracking-bench.ts [--rate 200] [--seconds 20] [--phones 50] [--server http://127.0.0.1:3000]`:
 * sends one point a message at an even rate to a running server, as Traccar Client does, and tells how long the
 * answers took, counted from when each message was due, and whether every point was kept. It makes a relay of its
 * own: for a server whose data nobody needs.
 */

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '20' },
    phones: { type: 'string', default: '50' },
    server: { type: 'string', default: 'http://127.0.0.1:3000' },
  },
})
const { server } = values
const [rate = 0, seconds = 0, phones = 0] = [values.rate, values.seconds, values.phones].map(Number)
if (!(rate && seconds && phones)) throw new Error('--rate, --seconds and --phones are numbers above 0')

const { ORGANISER_EMAIL = 'demo@eksempel.dk', ORGANISER_PASSWORD = 'fællesskab' } = process.env
let cookie = ''

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const answer = await fetch(server + path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  cookie ||= answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.status === 204 ? null : answer.json()
}

/** A relay of today with a handful of stops, released, and a tracker for each phone. */
async function makePhones(count: number): Promise<{ path: string; keys: string[] }> {
  await ask('POST', '/api/session', { email: ORGANISER_EMAIL, password: ORGANISER_PASSWORD })
  const name = `belastning-${Date.now().toString(36)}`
  const made = relay.parse(
    await ask('POST', '/api/relays', {
      name,
      slug: name,
      municipality: 'Slagelse',
      days: [{ date: new Date().toISOString().slice(0, 10), from: '00:01', to: '23:59' }],
      start: { name: 'Rådhuset', lat: 55.36, lon: 11.259 },
      finish: null,
    }),
  )
  const path = `/api/relays/${made.id}`
  const communities = Array.from({ length: 5 }, (_, at) =>
    communityInput.parse({
      name: `Fællesskab ${at + 1}`,
      category: 'other',
      position: { lat: 55.361 + at * 0.003, lon: 11.259 },
      windows: [{ day: null, from: '00:01', to: '23:59' }],
    }),
  )
  await ask('POST', `${path}/communities/import`, { communities })
  await ask('POST', `${path}/planning-runs`, { seconds: 0.5 })
  let draft = null
  while (!draft) {
    await wait(200)
    draft = draftAnswer.parse(await ask('GET', `${path}/plan`)).draft
  }
  await ask('POST', `${path}/releases`, { version: draft.version })
  const { release } = liveSnapshot.parse(await ask('GET', `/api/public/relays/${made.slug}/live`))
  const stops = release.plan.days.flatMap((day) => day.stops)
  const keys: string[] = []
  for (let phone = 0; phone < count; phone++) {
    const stopId = stops[phone % stops.length]?.id
    keys.push(madeTracker.parse(await ask('POST', `${path}/trackers`, { stopId })).key)
  }
  return { path, keys }
}

const { path, keys } = await makePhones(phones)
const total = Math.round(rate * seconds)
const tookMs: number[] = []
let refused = 0
const started = performance.now()
const firstMs = Date.now() - (total / phones) * 1000

async function send(key: string, time: number): Promise<void> {
  const answer = await fetch(
    `${server}/api/track/traccar?id=${key}&lat=55.3625&lon=11.259&timestamp=${time}&speed=2.7&bearing=90&accuracy=8&batt=80`,
    { method: 'POST' },
  )
  await answer.arrayBuffer()
  if (!answer.ok) refused += 1
}

/** Each phone sends one message after the other, and what has become late at once. */
async function carry(key: string, phone: number): Promise<void> {
  for (let at = phone, nth = 0; at < total; at += phones, nth++) {
    const dueMs = started + (at * 1000) / rate
    await wait(Math.max(0, dueMs - performance.now()))
    await send(key, Math.round(firstMs + nth * 1000))
    tookMs.push(performance.now() - dueMs)
  }
}
await Promise.all(keys.map(carry))
const tookS = (performance.now() - started) / 1000

const { trackers } = trackerList.parse(await ask('GET', `${path}/trackers`))
const kept = trackers.reduce((sum, tracker) => sum + tracker.kept, 0)
tookMs.sort((a, b) => a - b)
const share = (part: number): string =>
  `${(tookMs[Math.floor(part * (tookMs.length - 1))] ?? 0).toFixed(1)} ms`
console.log(
  `${total} points from ${phones} phones in ${tookS.toFixed(1)} s (${(total / tookS).toFixed(0)} a second): ` +
    `${kept} kept, ${refused} refused; answered in ${share(0.5)} (median), ${share(0.99)} (p99), ${share(1)} (longest)`,
)
for (const { id } of trackers) await ask('DELETE', `${path}/trackers/${id}`)
if (kept !== total || refused > 0) process.exitCode = 1
