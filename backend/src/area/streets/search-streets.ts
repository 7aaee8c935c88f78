import FlatQueue from 'flatqueue'
import type { Arcs } from './profile-arcs.ts'

/** A junction that a search sets out from, and what it has cost to come there. */
export interface Start {
  readonly junction: number
  readonly seconds: number
  readonly metres: number
}

/**
 * Dijkstra's algorithm from one place to all that are asked for. What it found stays readable until the next run:
 * its arrays are made once, since a relay needs hundreds of runs.
 */
export class StreetSearch {
  /** The least time to each junction; Infinity where the search has not come. */
  readonly seconds: Float64Array
  /** Metres of street on that way; ferries count none. */
  readonly metres: Float64Array
  /** The arc by which it is reached; -1 for where the search began. */
  readonly via: Int32Array
  private readonly settled: Uint8Array
  private readonly wanted: Uint8Array
  private readonly queue = new FlatQueue<number>()

  constructor(junctions: number) {
    this.seconds = new Float64Array(junctions)
    this.metres = new Float64Array(junctions)
    this.via = new Int32Array(junctions)
    this.settled = new Uint8Array(junctions)
    this.wanted = new Uint8Array(junctions)
  }

  /**
   * Ends when every junction in `wanted` has been reached for good, or nothing is left.
   * @param edgeS seconds and `edgeM` metres of street for each edge
   * @param limitM goes no further than this along streets
   */
  run(
    arcs: Arcs,
    cost: { readonly edgeS: Float64Array; readonly edgeM: Float32Array },
    starts: readonly Start[],
    wantedJunctions: readonly number[],
    limitM = Infinity,
  ): void {
    const { seconds, metres, via, settled, wanted, queue } = this
    const { first, to, edge } = arcs
    const { edgeS, edgeM } = cost
    seconds.fill(Infinity)
    settled.fill(0)
    wanted.fill(0)
    queue.clear()
    let left = 0
    for (const junction of wantedJunctions) {
      if (wanted[junction] === 0) left += 1
      wanted[junction] = 1
    }
    for (const start of starts) {
      if (start.seconds >= (seconds[start.junction] ?? 0)) continue
      seconds[start.junction] = start.seconds
      metres[start.junction] = start.metres
      via[start.junction] = -1
      queue.push(start.junction, start.seconds)
    }
    for (let here = queue.pop(); here !== undefined; here = queue.pop()) {
      if (settled[here] === 1) continue
      settled[here] = 1
      if (wanted[here] === 1 && --left === 0) return
      const soFarS = seconds[here] ?? 0
      const soFarM = metres[here] ?? 0
      const end = first[here + 1] ?? 0
      for (let arc = first[here] ?? 0; arc < end; arc++) {
        const next = to[arc] ?? 0
        const by = edge[arc] ?? 0
        const newS = soFarS + (edgeS[by] ?? 0)
        if (newS >= (seconds[next] ?? 0)) continue
        const newM = soFarM + (edgeM[by] ?? 0)
        if (newM > limitM) continue
        seconds[next] = newS
        metres[next] = newM
        via[next] = arc
        queue.push(next, newS)
      }
    }
  }
}
