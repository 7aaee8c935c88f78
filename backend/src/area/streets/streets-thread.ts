import { Worker } from 'node:worker_threads'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { LegShape, Pace, Spot, Travel } from './pace-travel.ts'

/** What the thread is asked; the answer is in the order of what was given. */
export type StreetsQuestion =
  | { readonly kind: 'spots'; readonly places: readonly Position[]; readonly pace: Pace }
  | {
      readonly kind: 'matrix'
      readonly from: readonly Position[]
      readonly to: readonly Position[]
      readonly pace: Pace
    }
  | { readonly kind: 'legs'; readonly legs: readonly AskedLeg[]; readonly pace: Pace }

export interface AskedLeg {
  readonly from: Position
  readonly to: Position
  readonly way: Travel['way']
}

export type StreetsAnswer =
  | { readonly kind: 'spots'; readonly spots: Spot[] }
  | { readonly kind: 'matrix'; readonly matrix: (Travel | null)[][] }
  | { readonly kind: 'legs'; readonly legs: LegShape[] }
  | { readonly kind: 'failure'; readonly message: string }

interface Waiting {
  resolve(answer: StreetsAnswer): void
  reject(error: Error): void
}

// Run from source or compiled: the worker lies beside this file, with the same ending.
const workerFile = new URL(
  `./streets-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
)

/** One area's streets on a thread of their own, which keeps the graph; the process may end while it is idle. */
export class StreetsThread {
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0
  private ended: Error | null = null

  /** @param graph as `encodeStreetGraph` wrote it */
  constructor(graph: Uint8Array) {
    this.worker = new Worker(workerFile, { workerData: graph })
    this.worker.unref()
    this.worker.on('message', ({ id, answer }: { id: number; answer: StreetsAnswer }) => {
      this.waiting.get(id)?.resolve(answer)
      this.waiting.delete(id)
      if (this.waiting.size === 0) this.worker.unref()
    })
    this.worker.on('error', (error) => this.end(error instanceof Error ? error : new Error(String(error))))
    this.worker.on('exit', () => this.end(new Error('the streets’ thread has ended')))
  }

  get isOver(): boolean {
    return this.ended !== null
  }

  async spots(places: readonly Position[], pace: Pace): Promise<Spot[]> {
    const answer = await this.ask({ kind: 'spots', places, pace })
    if (answer.kind !== 'spots') throw failureOf(answer)
    return answer.spots
  }

  async matrix(from: readonly Position[], to: readonly Position[], pace: Pace): Promise<(Travel | null)[][]> {
    const answer = await this.ask({ kind: 'matrix', from, to, pace })
    if (answer.kind !== 'matrix') throw failureOf(answer)
    return answer.matrix
  }

  async legs(legs: readonly AskedLeg[], pace: Pace): Promise<LegShape[]> {
    const answer = await this.ask({ kind: 'legs', legs, pace })
    if (answer.kind !== 'legs') throw failureOf(answer)
    return answer.legs
  }

  /** Ends the thread; what it was asked and has not answered fails. */
  async close(): Promise<void> {
    await this.worker.terminate()
  }

  private ask(question: StreetsQuestion): Promise<StreetsAnswer> {
    return new Promise((resolve, reject) => {
      if (this.ended) {
        reject(this.ended)
        return
      }
      this.asked += 1
      this.waiting.set(this.asked, { resolve, reject })
      this.worker.ref()
      this.worker.postMessage({ id: this.asked, question })
    })
  }

  private end(error: Error): void {
    this.ended ??= error
    for (const { reject } of this.waiting.values()) reject(this.ended)
    this.waiting.clear()
  }
}

function failureOf(answer: StreetsAnswer): Error {
  return new Error(answer.kind === 'failure' ? answer.message : `the streets answered with ${answer.kind}`)
}
