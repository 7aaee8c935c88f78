import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchInstance } from './bench-instances.ts'
import { printLine, printRow } from './print-table.ts'

const STOPS = 2000

/** Peak memory of a process that plans this instance, and nothing else, for two seconds. */
export function benchMemory(instance: BenchInstance): void {
  const { seconds, peakMb } = command(instance.file, 2)
  printRow([`memory, ${instance.name}`, 'peak', `${peakMb} MB`, 'command', `${seconds.toFixed(2)} s`])
}

/** The limit that `npm run plan` is given at 2,000 stops, and the seconds that the whole command takes. */
export function benchTimeKept(limits: readonly number[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'stafet-bench-'))
  try {
    const file = join(folder, 'towns.json')
    writeFileSync(file, JSON.stringify(manyTowns()))
    for (const limit of limits) {
      const { seconds, peakMb } = command(file, limit)
      const over = `${Math.round(100 * (seconds / limit - 1))} %`
      printRow([
        `time kept, ${STOPS} stops`,
        'asked',
        `${limit} s`,
        'taken',
        `${seconds.toFixed(2)} s`,
        over,
        `${peakMb} MB`,
      ])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  printLine()
}

/** Runs `npm run plan`'s program on a file; it tells its own peak memory when it ends. */
function command(file: string, limit: number): { seconds: number; peakMb: number } {
  const program = join(import.meta.dirname, '..', 'plan-command.ts')
  const tell = `data:text/javascript,process.on('exit',()=>console.error('peak '+process.resourceUsage().maxRSS))`
  const from = performance.now()
  const run = spawnSync(process.execPath, ['--import', tell, program, file, '--seconds', String(limit)], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const seconds = (performance.now() - from) / 1000
  const peak = /^peak (\d+)$/m.exec(run.stderr)?.[1]
  if (run.status !== 0 || peak === undefined) throw new Error(`npm run plan failed: ${run.stderr}`)
  return { seconds, peakMb: Math.round(Number(peak) / 1024) }
}

/** Towns strewn over 30 × 30 km, open all five days. */
function manyTowns() {
  const at = Array.from(
    { length: STOPS + 1 },
    (_, i) => [(i * 7919) % 30_011, (i * 104_729) % 30_013] as const,
  )
  const days = [0, 1, 2, 3, 4].map((d) => ({ startS: 86_400 * d, endS: 86_400 * d + 36_000 }))
  return {
    format: 'relay-problem/1',
    name: 'many towns',
    days,
    travel: { durationS: at.map(([x, y]) => at.map(([u, v]) => Math.round(Math.hypot(x - u, y - v) / 10))) },
    start: 0,
    stops: at.slice(1).map((_, i) => ({
      id: `s${i + 1}`,
      place: i + 1,
      visitS: 30,
      windows: days.map(({ startS, endS }) => [startS, endS - 30]),
    })),
  }
}
