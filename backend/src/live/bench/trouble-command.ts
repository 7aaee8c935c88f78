import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { snapshotOf } from './bench-world.ts'
import { report } from './figures.ts'
import { makeRelay, Organiser } from './make-relay.ts'
import { startNode } from './start-node.ts'
import { SteadyReports } from './steady-reports.ts'
import { SteadyViewer } from './steady-viewer.ts'

/**
 * `npm run exercise:trouble [-- --away 60 --rate 20]`: the server with the database that comes with it, and phones
 * that report all the time, while PostgreSQL is killed, hangs for a minute, has no room on its disk, and the server
 * itself is killed. Nothing that was acknowledged may be missing, and nothing needs a hand. The full disk is a
 * small one in memory, which only root on Linux can make; without it that part is left out, and says so.
 */

const { values } = parseArgs({
  options: { away: { type: 'string', default: '60' }, rate: { type: 'string', default: '20' } },
})
const [awayS, rate] = [Number(values.away), Number(values.rate)]
if (!(awayS > 0 && rate > 0)) throw new Error('--away and --rate are numbers above 0')

/** A refusal takes no longer than this, whatever is wrong. */
const REFUSED_WITHIN_MS = 15_000
const BACK_WITHIN_MS = 60_000

const folder = mkdtempSync(join(tmpdir(), 'stafet-trouble-'))
execFileSync('chmod', ['755', folder])
const isSmallDisk = mountSmallDisk(folder)
let node = await startNode({}, folder)
const asOrganiser = new Organiser(node.url)
await asOrganiser.logIn()
const relay = await makeRelay(asOrganiser, 250, 0)
const reports = new SteadyReports(node.url, relay.checkInKeys, rate)
const viewer = new SteadyViewer(node.url, relay.slug)

try {
  await goesOnAgain('at rest', async () => undefined)
  await goesOnAgain('PostgreSQL killed', async () => signalPostgres('SIGKILL'))
  const breaksBefore = viewer.breaks
  await goesOnAgain(`PostgreSQL hangs for ${awayS} s`, async () => {
    signalPostgres('SIGSTOP')
    await wait(awayS * 1000)
    signalPostgres('SIGCONT')
  })
  report('sockets that broke while the database was away', String(viewer.breaks - breaksBefore))
  if (isSmallDisk) {
    await goesOnAgain('disk full for 20 s', async () => {
      const filler = join(folder, 'filler')
      fill(filler)
      await wait(20_000)
      rmSync(filler)
    })
  } else console.log('      the full disk is left out: no small disk can be made here')
  await goesOnAgain('server killed', async () => {
    await node.kill()
    node = await startNode({ PORT: String(node.port) }, folder)
  })
  await reports.stop()
  await checkLog()
} finally {
  viewer.stop()
  node.process.kill('SIGTERM')
  await new Promise((resolve) => node.process.once('exit', resolve))
  if (isSmallDisk) execFileSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
}
process.exit()

/** Brings trouble about, and says how long it takes until reports are acknowledged again, and how others were refused. */
async function goesOnAgain(what: string, trouble: () => Promise<unknown>): Promise<void> {
  reports.refusals.clear()
  await trouble()
  const started = performance.now()
  const before = reports.acknowledged.length
  while (reports.acknowledged.length < before + rate && performance.now() - started < BACK_WITHIN_MS)
    await wait(50)
  const backMs = performance.now() - started
  const refused = [...reports.refusals].map(
    ([code, { times, longestMs, words }]) =>
      `${times} × ${code} within ${(longestMs / 1000).toFixed(1)} s "${words}"`,
  )
  const longest = Math.max(0, ...[...reports.refusals.values()].map(({ longestMs }) => longestMs))
  report(
    what,
    `goes on after ${(backMs / 1000).toFixed(1)} s · refused: ${refused.join('; ') || 'none'}`,
    backMs < BACK_WITHIN_MS && longest < REFUSED_WITHIN_MS,
  )
}

async function checkLog(): Promise<void> {
  const { events, seq } = await snapshotOf(node.url, relay.slug)
  const times = Map.groupBy(events, ({ id }) => id)
  const lost = reports.acknowledged.filter((id) => times.get(id)?.length !== 1).length
  const gaps = events.filter((event, at) => event.seq !== at + 1).length + seq - events.length
  const { length } = reports.acknowledged
  report(
    'acknowledged and not in the log exactly once · gaps',
    `${lost} of ${length} · ${gaps}`,
    lost + gaps === 0,
  )
  for (let tries = 0; tries < 100 && viewer.ids.length < events.length; tries++) await wait(200)
  const same = JSON.stringify(viewer.ids) === JSON.stringify(events.map(({ id }) => id))
  report('the viewer who followed has the same', `${viewer.ids.length} events`, same)
}

/** All its processes: a hanging one is one that hangs as a whole. */
function signalPostgres(signal: NodeJS.Signals): void {
  const cluster = join(folder, 'postgres', 'cluster')
  const postmaster = parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
  const children = readdirSync('/proc').filter(
    (entry) => /^\d+$/.test(entry) && parentOf(entry) === postmaster,
  )
  process.kill(postmaster, signal)
  if (signal !== 'SIGKILL') for (const child of children) process.kill(Number(child), signal)
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}

function mountSmallDisk(at: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', at], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Until there is no room for another byte. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  for (let size = 1_048_576; size >= 1; size = size / 4) {
    const piece = Buffer.alloc(size)
    try {
      for (;;) writeSync(file, piece)
    } catch {
      // Now with a smaller piece.
    }
  }
  // A file that is open keeps its room, also when it is deleted.
  closeSync(file)
}
