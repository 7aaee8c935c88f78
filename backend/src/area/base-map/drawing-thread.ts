import { Worker } from 'node:worker_threads'
import type { MapTheme } from '@stafet/domain/contract/base-map.ts'
import type { AreaPart } from './draw-tile.ts'
import type { DrawnPicture, DrawOrder } from './draw-worker.ts'
import type { TileAddress } from './tile-shape.ts'

// Run from source or compiled: the worker lies beside this file, with the same ending.
const workerFile = new URL(`./draw-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

interface Waiting {
  resolve: (picture: Buffer) => void
  reject: (error: Error) => void
}

/** Draws pictures on a thread of its own, which starts with the first and ends with `stop`. */
export class DrawingThread {
  private worker: Worker | null = null
  private readonly waiting = new Map<number, Waiting>()
  private orders = 0

  /** A WebP picture. */
  draw(address: TileAddress, theme: MapTheme, parts: readonly AreaPart[]): Promise<Buffer> {
    const worker = this.running()
    this.orders += 1
    const order: DrawOrder = { number: this.orders, address, theme, parts }
    return new Promise((resolve, reject) => {
      this.waiting.set(order.number, { resolve, reject })
      worker.postMessage(order)
    })
  }

  async stop(): Promise<void> {
    await this.worker?.terminate()
  }

  private running(): Worker {
    if (this.worker) return this.worker
    const worker = new Worker(workerFile)
    this.worker = worker
    // Pictures are nobody's reason to keep a process alive.
    worker.unref()
    worker.on('message', (drawn: DrawnPicture) => {
      const waiting = this.waiting.get(drawn.number)
      this.waiting.delete(drawn.number)
      if ('picture' in drawn) waiting?.resolve(Buffer.from(drawn.picture))
      else waiting?.reject(new Error(drawn.fault))
    })
    const gone = (error: Error) => {
      if (this.worker === worker) this.worker = null
      for (const { reject } of this.waiting.values()) reject(error)
      this.waiting.clear()
    }
    worker.on('error', gone)
    worker.on('exit', () => gone(new Error('the drawing thread has ended')))
    return worker
  }
}
