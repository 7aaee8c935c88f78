import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { readExtract } from '../import/read-extract.ts'
import { buildStreetGraph } from './build-street-graph.ts'
import { decodeStreetGraph, encodeStreetGraph } from './encode-street-graph.ts'
import { PaceTravel, type Pace } from './pace-travel.ts'
import type { StreetGraph } from './street-graph.ts'

/**
 * `npm run bench:streets [-- FILE.osm.pbf …]`: what a street graph costs to make, to keep and to travel. Places are
 * spread over the junctions, the same every time. Without files: those of ../shared/data, if they are there. `--cpu`
 * counts the process's CPU time instead of the clock's, for machines that others use too.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { cpu: { type: 'boolean', default: false } },
})
const given =
  positionals.length > 0
    ? positionals
    : ['samsoe', 'slagelse'].map((name) => `../shared/data/${name}.osm.pbf`)
const files = given.map((file) => resolve(file)).filter((file) => existsSync(file))
const pace: Pace = { footKmh: 4.5, bicycleKmh: 13, footUpToM: 2000, stepFree: false }

function timed<T>(what: string, work: () => T): T {
  const start = nowMs()
  const result = work()
  tell(what, `${(nowMs() - start).toFixed(0)} ms`)
  return result
}

function nowMs(): number {
  if (!values.cpu) return performance.now()
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function tell(what: string, figure: string): void {
  process.stdout.write(`  ${what.padEnd(44)} ${figure.padStart(12)}\n`)
}

function spread(graph: StreetGraph, count: number): Position[] {
  return Array.from({ length: count }, (_, at) => {
    const point = Math.floor(((at + 0.5) * graph.lat.length) / count)
    return { lat: (graph.lat[point] ?? 0) / 1e6 + 2e-4, lon: (graph.lon[point] ?? 0) / 1e6 }
  })
}

if (files.length === 0) process.stdout.write('Skipped: no extract to measure (name one).\n')
for (const file of files) {
  process.stdout.write(`${file}\n`)
  const extract = await readExtract(file)
  const graph = timed('graph made', () => buildStreetGraph(extract))
  tell('junctions', String(graph.junctions))
  tell('edges', String(graph.from.length))
  tell('kilometres', (graph.streetsM / 1000).toFixed(0))
  const encoded = timed('encoded', () => encodeStreetGraph(graph))
  tell('size', `${(encoded.length / 1000).toFixed(0)} kB`)
  const decoded = timed('decoded', () => decodeStreetGraph(encoded))
  const travel = timed('ready to search', () => new PaceTravel(decoded))
  for (const stepFree of [false, true]) {
    const at = { ...pace, stepFree }
    const note = stepFree ? ', step-free' : ''
    timed(`spots of 300 places, first time${note}`, () => travel.spots(spread(graph, 300), at))
    for (const count of [128, 300]) {
      const places = spread(graph, count)
      timed(`${count} × ${count}, on foot and by bicycle${note}`, () => travel.matrix(places, places, at))
    }
    const places = spread(graph, 129)
    const moved = places.slice(0, 1)
    timed(`one moved place among 128: row and column${note}`, () => {
      travel.matrix(moved, places, at)
      travel.matrix(places, moved, at)
    })
    timed(`shapes of 128 legs from one end to the other${note}`, () =>
      moved.flatMap((from) => places.slice(1).map((to) => travel.leg(from, to, 'bicycle', at))),
    )
    timed(`shapes of 128 legs to the next place${note}`, () =>
      places.slice(1).map((to, index) => travel.leg(places[index] ?? to, to, 'bicycle', at)),
    )
  }
}
