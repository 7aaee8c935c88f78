import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { headerBlock, nodeBlock, wayBlock, type PbfNode, type PbfWay } from './write-pbf.ts'

// node backend/src/area/testing/country-bench.ts FILE [MILLIONS OF NODES, 60]
// Writes an extract as large as a country's: nodes in clusters all over 8–13° E, 54.5–58° N, ten to a way, most
// ways houses and every fifth a street. Reading it with a box is then measured with `npm run area`.

const [file, millions = '60'] = process.argv.slice(2)
if (file === undefined) throw new Error('say which file to write')
const ways = (Number(millions) * 1e6) / 10
const out = createWriteStream(file)
const write = async (bytes: Buffer): Promise<void> => {
  if (!out.write(bytes)) await once(out, 'drain')
}

let seed = 1
/** 0 to 1; the same every time. */
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

await write(
  headerBlock({ bbox: { west: 8, south: 54.5, east: 13, north: 58 }, dataAt: '2026-01-01T00:00:00Z' }),
)
const perBlock = 800
for (let way = 0; way < ways; way += perBlock) {
  const nodes: PbfNode[] = []
  const [lat, lon] = [54.6 + 3.3 * random(), 8.1 + 4.8 * random()]
  for (let index = 0; index < perBlock; index += 1) {
    let [y, x] = [lat + 0.02 * random(), lon + 0.04 * random()]
    for (let step = 0; step < 10; step += 1) {
      y += 0.0004 * (random() - 0.5)
      x += 0.0008 * (random() - 0.5)
      const tags = step === 0 && index % 40 === 0 ? { highway: 'crossing' } : undefined
      nodes.push({ id: 1e9 + 2 * ((way + index) * 10 + step), lat: y, lon: x, tags })
    }
  }
  await write(nodeBlock(nodes))
}
for (let way = 0; way < ways; way += perBlock) {
  const some: PbfWay[] = []
  for (let index = way; index < way + perBlock; index += 1) {
    const nodes = Array.from({ length: 10 }, (_, step) => 1e9 + 2 * (index * 10 + step))
    // Every street goes on to the next one's beginning, so that the streets of a cluster hang together.
    if (index % 5 === 0) nodes.push(1e9 + 2 * ((index + 5) * 10))
    const street: Record<string, string> = { highway: 'residential', name: `Vej ${index % 977}` }
    some.push({ id: 1e8 + index, nodes, tags: index % 5 === 0 ? street : { building: 'yes' } })
  }
  await write(wayBlock(some))
}
out.end()
await once(out, 'finish')
