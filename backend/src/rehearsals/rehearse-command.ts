import { parseArgs } from 'node:util'
import { setTimeout as wait } from 'node:timers/promises'
import { liveSnapshot, type LiveSnapshot } from '@stafet/domain/contract/live.ts'
import { rehearsal, rehearsalList } from '@stafet/domain/contract/rehearsal.ts'
import { relayList } from '@stafet/domain/contract/relay.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { Refused, ServerClient } from './server-client.ts'

/**
 * `npm run rehearse -- SLUG [--speed 600] [--server http://127.0.0.1:3000]`: starts a rehearsal of a released relay
 * on a running server, tells each report as it comes in, and stops the rehearsal on Ctrl-C. The log-in is the
 * demo's unless ORGANISER_EMAIL and ORGANISER_PASSWORD say another.
 */

const usage = 'Brug: npm run rehearse -- WEBADRESSE [--speed 600] [--server http://127.0.0.1:3000]'

async function rehearse(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      speed: { type: 'string', default: '600' },
      server: { type: 'string', default: 'http://127.0.0.1:3000' },
    },
  })
  const [slug] = positionals
  if (slug === undefined) throw new Refused(usage)
  const speed = Number(values.speed)
  if (!(speed >= 1 && speed <= 3600)) throw new Refused('--speed skal være et tal fra 1 til 3600')

  const api = new ServerClient(values.server)
  const { ORGANISER_EMAIL = 'demo@eksempel.dk', ORGANISER_PASSWORD = 'fællesskab' } = process.env
  await api.logIn(ORGANISER_EMAIL, ORGANISER_PASSWORD)
  const { relays } = await api.call(relayList, 'GET', '/api/relays')
  const relay = relays.find((one) => one.slug === slug)
  if (!relay)
    throw new Refused(
      `Der er ingen stafet med adressen ${slug}. Der er: ${relays.map((one) => one.slug).join(', ')}`,
    )

  const path = `/api/relays/${relay.id}/rehearsals`
  const { rehearsals } = await api.call(rehearsalList, 'GET', path)
  for (const running of rehearsals.filter(({ state }) => state === 'running')) {
    await api.call(rehearsal, 'POST', `${path}/${running.id}/stop`)
    console.log('En generalprøve var i gang. Den er stoppet.')
  }
  const started = await api.call(rehearsal, 'POST', path, { speed })
  console.log(`Generalprøven kører på ${values.server}/${started.slug} · stop med Ctrl-C`)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  try {
    await follow(api, started.slug, stop.signal)
  } catch (error) {
    if (!stop.signal.aborted) throw error
    await api.call(rehearsal, 'POST', `${path}/${started.id}/stop`)
    console.log('Generalprøven er stoppet.')
  }
}

/** Prints each report as it comes into the log, until the rehearsal's clock has run out. */
async function follow(api: ServerClient, slug: string, signal: AbortSignal): Promise<void> {
  let told = 0
  for (;;) {
    const live = await api.call(liveSnapshot, 'GET', `/api/public/relays/${slug}/live`)
    for (const event of live.events.filter(({ seq }) => seq > told)) console.log(lineOf(live, event))
    told = live.seq
    const now = relayNow(live.clock, Date.now())
    if (live.clock.kind === 'rehearsal' && now >= Date.parse(live.clock.spans.at(-1)?.to ?? '')) {
      const { stops } = progress(live.release.plan, live.events, now)
      console.log(
        `Færdig: ${stops.filter((stop) => stop.state === 'done').length} af ${stops.length} stop er nået.`,
      )
      return
    }
    await wait(1000, undefined, { signal })
  }
}

function lineOf({ relay, release }: LiveSnapshot, event: LiveSnapshot['events'][number]): string {
  const at = new Intl.DateTimeFormat('da-DK', {
    timeZone: relay.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(event.occurredAt))
  if (event.kind !== 'received' && event.kind !== 'handed-on') return `${at}  ${event.kind}`
  const stop = release.plan.days.flatMap((day) => day.stops).find(({ id }) => id === event.payload.stopId)
  const what = event.kind === 'received' ? 'modtaget' : 'givet videre'
  return `${at}  ${String(stop?.number ?? '?').padStart(3)}  ${stop?.name ?? ''}: ${what}`
}

try {
  await rehearse()
} catch (error) {
  console.error(error instanceof Refused ? error.message : error)
  process.exitCode = 1
}
