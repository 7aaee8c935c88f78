import { trackerList } from '@stafet/domain/contract/tracking.ts'
import { snapshotOf } from './bench-world.ts'
import { quantile, report, spread } from './figures.ts'
import type { BenchRelay, Organiser } from './make-relay.ts'
import { Worker } from './worker-messages.ts'

export interface Rates {
  checkInsPerS: number
  pointsPerS: number
  seconds: number
}
const MOST_MS = 100
/** A server that has just started, and its database's connections, take a moment. */
const WARM_UP_S = 10

/** The relay's day, and then some: check-ins and tracker points at once, and whether all of them are there after. */
export async function phonesLoad(
  servers: string[],
  relay: BenchRelay,
  asOrganiser: Organiser,
  { checkInsPerS, pointsPerS, seconds }: Rates,
): Promise<void> {
  const [url = ''] = servers
  const keptBefore = await keptPoints(asOrganiser, relay)
  const phones = new Worker('phones-worker.ts')
  const { checkInKeys, trackerKeys } = relay
  const ask = { servers, checkInKeys, trackerKeys, checkInsPerS, pointsPerS, warmUpS: WARM_UP_S, seconds }
  const { checkInMs, pointMs, accepted, refused } = await phones.ask('load', ask)
  await phones.stop()

  const rate = `${checkInsPerS} check-ins a second for ${seconds} s from ${checkInKeys.length} phones`
  report(rate, spread(checkInMs), quantile(checkInMs, 0.99) <= MOST_MS)
  const { events, seq } = await snapshotOf(url, relay.slug)
  const inLog = new Map<string, number>()
  for (const { id } of events) inLog.set(id, (inLog.get(id) ?? 0) + 1)
  const lost = accepted.filter((id) => inLog.get(id) !== 1).length
  const gaps = events.filter((event, at) => event.seq !== at + 1).length + Math.abs(seq - events.length)
  report(
    'acknowledged and not in the log exactly once · refused · gaps in seq',
    `${lost} of ${accepted.length} · ${refused.length} ${[...new Set(refused)].join(', ')} · ${gaps}`,
    lost + refused.length + gaps === 0 && accepted.length === Math.ceil(checkInsPerS * (WARM_UP_S + seconds)),
  )
  if (trackerKeys.length === 0) return
  const kept = (await keptPoints(asOrganiser, relay)) - keptBefore
  report(
    `${pointsPerS} tracker points a second beside it`,
    `${spread(pointMs)}; ${kept} of ${Math.ceil(pointsPerS * (WARM_UP_S + seconds))} kept`,
  )
}

async function keptPoints(asOrganiser: Organiser, { path }: BenchRelay): Promise<number> {
  const { trackers } = trackerList.parse(await asOrganiser.ask('GET', `${path}/trackers`))
  return trackers.reduce((sum, { kept, putAside }) => {
    const aside = Object.values(putAside).reduce((all, one) => all + one, 0)
    return sum + kept + aside
  }, 0)
}
