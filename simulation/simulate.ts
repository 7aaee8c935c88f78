import { randomUUID } from 'node:crypto'
import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type pg from 'pg'
import { Chance } from './chance.ts'
import { checkInvariants, type Finding } from './invariants.ts'
import { Coordinator } from './coordinator.ts'
import { buildPlan, travel } from './journey.ts'
import { Ledger } from './ledger.ts'
import { Network } from './network.ts'
import { PlanKeepingClient } from './plan-keeping-client.ts'
import { ServerNode } from './server-node.ts'
import { StatementGate } from './statement-gate.ts'
import { Trace } from './trace.ts'
import { ViewerPage } from './viewer-page.ts'
import { gatherVolunteers } from './volunteers.ts'
import { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const FIRST_DAY_MS = Date.parse('2026-10-05T07:00:00.000Z')
const VIEWERS = 5
/** A viewer that has had a line for so long has all that was committed so long ago. */
const LONGEST_BEHIND_MS = 90_000

/** What a run came to. */
export interface Run {
  seed: number
  findings: Finding[]
  /** For each finding, what led to it. */
  stories: string[][]
  counts: { presses: number; events: number; deaths: number; resent: number; unkept: number }
}

/** Plays one relay through, from the day before it to when everything is back online, and holds it to its invariants. */
export async function simulate(seed: number, stops: number, databaseUrl: string): Promise<Run> {
  const chanceOf = (actor: string): Chance => new Chance(seed, actor)
  const world = new World(FIRST_DAY_MS - 24 * HOUR_MS)
  const trace = new Trace(() => world.nowMs)
  const plan = buildPlan(stops, FIRST_DAY_MS, chanceOf('plan'))
  const visits = travel(plan, chanceOf('baton'))
  // The database is shared with other runs, perhaps of the same seed.
  const relayId = randomUUID()
  const slug = `relay-${relayId}`

  const monitor = new PlanKeepingClient({ connectionString: databaseUrl })
  await monitor.connect()
  const gate = new StatementGate(world, chanceOf('database'), monitor)
  const nodes = ['node 1', 'node 2'].map(
    (name) => new ServerNode(name, databaseUrl, relayId, world, gate, chanceOf(name), trace),
  )
  try {
    await insertRelay(monitor, relayId, slug, plan)
    for (const node of nodes) {
      node.onCommit = () => nodes.forEach((other) => other.hearOfCommit())
      await node.start()
    }
    const network = new Network(world, nodes, chanceOf('network'))
    const ledger = new Ledger(world, chanceOf('ids'), trace, blankPages(plan, slug))
    const clocksJump = seed % 2 === 1
    const phones = gatherVolunteers(relayId, visits, { world, network, ledger, chanceOf, clocksJump })
    const coordinator = new Coordinator(relayId, plan, world, network, chanceOf('coordinator'), trace)
    coordinator.follow(visits)
    const viewers = Array.from({ length: VIEWERS }, (_, at) => {
      const name = `viewer ${at + 1}`
      return new ViewerPage(name, slug, world, network, chanceOf(name), trace)
    })
    for (const viewer of viewers) viewer.connect()

    const endsMs = Math.max(...visits.map(({ leavesMs }) => leavesMs)) + 2 * HOUR_MS
    const trouble = chanceOf('trouble')
    gate.troubles = { cutBefore: 0.001, cutAfter: 0.001, dieBefore: 0.0007, dieAfter: 0.0007 }
    const any = (): number => trouble.between(FIRST_DAY_MS, endsMs)
    for (let times = 4; times > 0; times--) {
      const node = trouble.one(nodes)
      world.at(any(), () => node.kill('at some moment'))
      world.at(any(), () => trouble.one(nodes).goDeaf(trouble.magnitude(1000, 5 * MINUTE_MS)))
    }
    for (const viewer of viewers)
      for (let times = 6; times > 0; times--) world.at(any(), () => viewer.loseLine())

    // Viewers that come just while something is being written are those that could miss it.
    ledger.onSending = () => {
      if (gate.troubles && trouble.happens(0.3)) trouble.one(viewers).changeLine()
    }

    // Whoever has a line may not fall behind in the meantime either.
    const behind: Finding[] = []
    for (let atMs = FIRST_DAY_MS; atMs < endsMs; atMs += HOUR_MS / 2) {
      world.at(atMs, async () => {
        const committed = await lengthOfLog(monitor, relayId)
        const connected = viewers.map(({ connectedSinceMs }) => connectedSinceMs)
        world.after(LONGEST_BEHIND_MS, () => {
          for (const [index, viewer] of viewers.entries()) {
            const stayed = connected[index] != null && viewer.connectedSinceMs === connected[index]
            const seq = viewer.state?.seq ?? 0
            if (!stayed || seq >= committed) continue
            const what = `${viewer.name} has had a line all the time, and ${seq} of ${committed} events`
            behind.push({ what, about: [viewer.name] })
          }
        })
      })
    }
    await world.runUntil(endsMs)

    gate.troubles = null
    network.poor = false
    trace.note([], 'from here on all is well')
    await world.runUntil(endsMs + 2 * MINUTE_MS)
    for (const phone of phones) {
      phone.fill(false)
      phone.setOnline(true)
      if (phone.isOpen) phone.wake()
      else phone.open()
    }
    await world.runUntil(endsMs + 10 * MINUTE_MS)

    const log = nodes[0]?.life?.log
    if (!log) throw new Error('the node is not back')
    const reading = log.loggedAfter(relayId, 0)
    await world.runUntil(endsMs + 11 * MINUTE_MS)
    const logged = await reading
    const found = checkInvariants({ plan, visits, logged, phones, ledger, viewers, coordinator, clocksJump })
    const findings = [...behind, ...found]
    const presses = [...ledger.presses.values()]
    return {
      seed,
      findings,
      stories: findings.map(({ about }) => trace.story(about)),
      counts: {
        presses: presses.length,
        events: logged.length,
        deaths: nodes.reduce((sum, { deaths }) => sum + deaths, 0),
        resent: [...ledger.sendings.values()].filter(({ length }) => length > 1).length,
        unkept: presses.filter(({ id, phone }) => !phone.disk.everKept.has(id)).length,
      },
    }
  } finally {
    for (const { life } of nodes) if (life) await life.database.destroy()
    await monitor.end()
  }
}

async function insertRelay(
  database: pg.Client,
  relayId: string,
  slug: string,
  plan: DatedPlan,
): Promise<void> {
  await database.query(
    `INSERT INTO relay (id, slug, name, municipality, theme, time_zone, days, start, pace, clock, seq)
     VALUES ($1, $2, 'Simuleret stafet', 'Slagelse', '', 'Europe/Copenhagen', $3, $4, '{}', '{"kind": "real"}', 1)`,
    [
      relayId,
      slug,
      JSON.stringify(plan.days.map(({ date }) => ({ date, from: '09:00', to: '17:00' }))),
      JSON.stringify(plan.start),
    ],
  )
  await database.query(
    `INSERT INTO plan_release (relay_id, number, released_at, plan) VALUES ($1, 1, '2026-10-01', $2)`,
    [relayId, JSON.stringify(plan)],
  )
  await database.query(
    `INSERT INTO relay_event (relay_id, seq, id, kind, occurred_at, actor, payload)
     VALUES ($1, 1, gen_random_uuid(), 'released', '2026-10-01', 'system', '{"number": 1}')`,
    [relayId],
  )
}

async function lengthOfLog(database: pg.Client, relayId: string): Promise<number> {
  const { rows } = await database.query<{ seq: number }>('SELECT seq FROM relay WHERE id = $1', [relayId])
  return rows[0]?.seq ?? 0
}

/** What the real page shows besides its reports: written here, since no report depends on it. */
function blankPages(plan: DatedPlan, slug: string): (stopId: string) => object {
  return (stopId) => {
    const stop = plan.days.flatMap((day) => day.stops).find(({ id }) => id === stopId)
    return {
      relay: {
        slug,
        name: 'Simuleret stafet',
        theme: '',
        timeZone: 'Europe/Copenhagen',
        example: false,
        rehearsal: false,
      },
      clock: { kind: 'real' },
      stop: {
        ...stop,
        expectedAt: stop?.startsAt,
        earliestAt: null,
        latestAt: null,
        skipped: false,
        address: '',
        story: { meetAbout: '', community: '', meaning: '' },
        carriers: '',
      },
      legIn: null,
      legOut: null,
      from: null,
      to: null,
      coordinator: null,
      attendance: 'unanswered',
      photos: [],
    }
  }
}
