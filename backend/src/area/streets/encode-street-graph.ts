import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { z } from 'zod'
import type { StreetGraph } from './street-graph.ts'

const head = z.object({
  format: z.literal('street-graph/1'),
  dataAt: z.string().nullable(),
  streetsM: z.number(),
  ferries: z.array(z.object({ name: z.string() })),
  junctions: z.number().int(),
  edges: z.number().int(),
  points: z.number().int(),
})

/** Multi-byte numbers lie as this machine and all others that run Node have them: little-endian. */
type Bytes = Uint8Array | Int32Array | Uint32Array | Float32Array

/** A graph as one compressed piece: a line of JSON, then the arrays one after the other, coordinates as differences. */
export function encodeStreetGraph(graph: StreetGraph): Buffer {
  const { dataAt, streetsM, ferries, junctions, from, to, lengthM, allowed, ferry, ferryS, stopped } = graph
  const about: z.infer<typeof head> = {
    format: 'street-graph/1',
    dataAt,
    streetsM,
    ferries: [...ferries],
    junctions,
    edges: from.length,
    points: graph.lat.length,
  }
  const pointsOf = Uint32Array.from(from, (_, edge) => pointCount(graph.firstPoint, edge))
  const arrays: Bytes[] = [
    differences(from),
    differences(to),
    lengthM,
    ferry,
    ferryS,
    pointsOf,
    differences(graph.lat),
    differences(graph.lon),
    allowed,
    stopped,
  ]
  const raw = Buffer.concat([
    Buffer.from(`${JSON.stringify(about)}\n`),
    ...arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  ])
  return brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
}

/** @throws when the piece is none of ours. */
export function decodeStreetGraph(encoded: Uint8Array): StreetGraph {
  const raw = brotliDecompressSync(encoded)
  const end = raw.indexOf('\n')
  const { dataAt, streetsM, ferries, junctions, edges, points } = head.parse(
    JSON.parse(raw.toString('utf8', 0, end)),
  )
  let at = end + 1
  const take = (count: number, size: number): ArrayBuffer => {
    // Copied: a view into the middle of a buffer would not be aligned.
    const part = new Uint8Array(raw.subarray(at, (at += count * size)))
    return part.buffer
  }
  const from = Uint32Array.from(summedUp(new Int32Array(take(edges, 4))))
  const to = Uint32Array.from(summedUp(new Int32Array(take(edges, 4))))
  const lengthM = new Float32Array(take(edges, 4))
  const ferry = new Int32Array(take(edges, 4))
  const ferryS = new Float32Array(take(edges, 4))
  const firstPoint = new Uint32Array(edges + 1)
  for (const [edge, count] of new Uint32Array(take(edges, 4)).entries()) {
    firstPoint[edge + 1] = (firstPoint[edge] ?? 0) + count
  }
  const lat = summedUp(new Int32Array(take(points, 4)))
  const lon = summedUp(new Int32Array(take(points, 4)))
  const allowed = new Uint8Array(take(edges, 1))
  const stopped = new Uint8Array(take(junctions, 1))
  return {
    ...{
      dataAt,
      streetsM,
      ferries,
      junctions,
      from,
      to,
      lengthM,
      allowed,
      ferry,
      ferryS,
      firstPoint,
      lat,
      lon,
    },
    stopped,
  }
}

function pointCount(firstPoint: Uint32Array, edge: number): number {
  return (firstPoint[edge + 1] ?? 0) - (firstPoint[edge] ?? 0)
}

function differences(values: Int32Array | Uint32Array): Int32Array {
  const result = new Int32Array(values.length)
  for (let at = 0; at < values.length; at++) result[at] = (values[at] ?? 0) - (values[at - 1] ?? 0)
  return result
}

function summedUp(values: Int32Array): Int32Array {
  for (let at = 1; at < values.length; at++) values[at] = (values[at] ?? 0) + (values[at - 1] ?? 0)
  return values
}
