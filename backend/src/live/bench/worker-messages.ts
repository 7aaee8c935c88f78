import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ClientMessage } from '@stafet/domain/contract/live.ts'

export type Subscription = Extract<ClientMessage, { type: 'subscribe' }>

/** What the bench's processes are asked, by name, and what each answers. Times are milliseconds of `nowMs`. */
export interface Questions {
  /** Opens sockets, so many at once, and says how long each took until it had its first message. */
  open: {
    ask: {
      url: string
      source: string
      count: number
      atOnce: number
      /** `after` is what it begins with; on its return it tells what it has got since. */
      subscribe: Subscription | null
      stay: boolean
    }
    answer: { tookMs: number[] }
  }
  /** From now on notes when each socket gets a message that holds `mark`. */
  expect: { ask: { mark: string }; answer: object }
  /** When each socket got it; waits for all of them, for `withinMs` at most. */
  seen: { ask: { withinMs: number }; answer: { atMs: number[]; missing: number } }
  close: { ask: object; answer: object }
  /** Check-ins and tracker points at an even rate; each time is counted from when it was due. */
  load: {
    ask: {
      servers: string[]
      checkInKeys: string[]
      trackerKeys: string[]
      checkInsPerS: number
      pointsPerS: number
      /** Of the same before `seconds`, for which no times are told. */
      warmUpS: number
      seconds: number
    }
    answer: { checkInMs: number[]; pointMs: number[]; accepted: string[]; refused: string[] }
  }
  listen: { ask: { port: number; targets: number[] }; answer: { port: number } }
}

type Name = keyof Questions
export type Asked = { [N in Name]: { name: N; ask: Questions[N]['ask'] } }[Name]

/** A clock that all processes of one machine share. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6

/** Another process of the bench, so that what it measures does not wait for itself. */
export class Worker {
  readonly child: ChildProcess

  constructor(file: string) {
    this.child = fork(fileURLToPath(new URL(file, import.meta.url)), { serialization: 'advanced' })
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  async ask<N extends Name>(name: N, ask: Questions[N]['ask']): Promise<Questions[N]['answer']> {
    this.child.send({ name, ask })
    const [answer]: [Questions[N]['answer']] = await new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error(`a process of the bench ended while it was asked to ${name}`))
      this.child.once('exit', gone)
      this.child.once('message', (message: Questions[N]['answer']) => {
        this.child.removeListener('exit', gone)
        resolve([message])
      })
    })
    return answer
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await gone
  }
}

/** In such a process: answers what it is asked, one after the other. */
export function answerWith(answer: (asked: Asked) => Promise<object>): void {
  process.on('message', (asked: Asked) => {
    void answer(asked).then((result) => process.send?.(result))
  })
  process.on('disconnect', () => process.exit())
}
