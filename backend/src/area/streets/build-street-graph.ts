import type { Extract } from '../extract.ts'
import { joinStretches } from './join-stretches.ts'
import { splitWays } from './split-ways.ts'
import type { StreetGraph } from './street-graph.ts'

/** Makes the streets, paths and ferries of an extract into a graph to travel on. */
export function buildStreetGraph(extract: Extract): StreetGraph {
  const split = splitWays(extract)
  const edges = joinStretches(split)
  const junctionOf = new Map<number, number>()
  const junction = (node: number): number => {
    const known = junctionOf.get(node) ?? junctionOf.size
    junctionOf.set(node, known)
    return known
  }

  const from = new Uint32Array(edges.length)
  const to = new Uint32Array(edges.length)
  const firstPoint = new Uint32Array(edges.length + 1)
  for (const [edge, { nodes }] of edges.entries()) {
    from[edge] = junction(nodes[0] ?? 0)
    to[edge] = junction(nodes.at(-1) ?? 0)
    firstPoint[edge + 1] = (firstPoint[edge] ?? 0) + nodes.length
  }
  const points = firstPoint[edges.length] ?? 0
  const lat = new Int32Array(points)
  const lon = new Int32Array(points)
  let point = 0
  for (const { nodes } of edges) {
    for (const node of nodes) {
      lat[point] = Math.round((extract.lat[node] ?? 0) / 10)
      lon[point] = Math.round((extract.lon[node] ?? 0) / 10)
      point += 1
    }
  }
  const stopped = new Uint8Array(junctionOf.size)
  for (const [node, bits] of split.stopped) {
    const at = junctionOf.get(node)
    if (at !== undefined) stopped[at] = bits
  }
  return {
    dataAt: extract.dataAt,
    junctions: junctionOf.size,
    stopped,
    from,
    to,
    lengthM: Float32Array.from(edges, ({ lengthM }) => lengthM),
    allowed: Uint8Array.from(edges, ({ allowed }) => allowed),
    ferry: Int32Array.from(edges, ({ ferry }) => ferry),
    ferryS: Float32Array.from(edges, ({ ferryS }) => ferryS),
    ferries: split.ferryNames.map((name) => ({ name })),
    firstPoint,
    lat,
    lon,
    streetsM: edges.reduce((sum, { ferry, lengthM }) => (ferry === -1 ? sum + lengthM : sum), 0),
  }
}
