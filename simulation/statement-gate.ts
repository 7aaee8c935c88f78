import type pg from 'pg'
import type { DataSource, QueryRunner } from 'typeorm'
import { z } from 'zod'
import type { Chance } from './chance.ts'
import { KnownAnswers, questionOf } from './known-answers.ts'
import type { World } from './world.ts'

/** So long may a statement take before it is asked whether it waits for a lock. */
const PATIENCE_MS = 40

/** How often something happens to a statement: each is a share of all. */
export interface Troubles {
  /** Its connection is cut before it begins, or when it has run and its answer is on its way. */
  cutBefore: number
  cutAfter: number
  /** The whole node dies at that moment. */
  dieBefore: number
  dieAfter: number
}

interface Waiting {
  pid: number
  outcome: Promise<Outcome>
  finish: (outcome: Outcome) => Promise<void>
}

type Outcome = { value: unknown } | { error: unknown }

/**
 * Lets the statements of a relay's nodes through to PostgreSQL one at a time, each when the virtual time for it has
 * come, and sees to it that some of them go wrong. One that waits for another's lock is set aside until it has it.
 */
export class StatementGate {
  troubles: Troubles | null = null
  private waiting: Waiting[] = []
  private readonly known: KnownAnswers
  /** Connections that were cut, whether or not their node has noticed. */
  private readonly gone = new Set<number>()
  /** Whose transaction has something to tell when it is committed. */
  private readonly notified = new WeakSet<QueryRunner>()

  constructor(
    private readonly world: World,
    private readonly chance: Chance,
    /** Asks PostgreSQL itself, past the gate. */
    private readonly monitor: pg.Client,
  ) {
    this.known = new KnownAnswers((error) => world.fail(error))
  }

  /** Puts the gate before every statement of `node`'s pool from now on. */
  guard(database: DataSource, node: GuardedNode): void {
    const { driver } = database
    const make = driver.createQueryRunner.bind(driver)
    driver.createQueryRunner = (mode) => {
      const runner = make(mode)
      const query = runner.query.bind(runner)
      Object.assign(runner, {
        query: (text: string, parameters?: unknown[], structured?: true): Promise<unknown> =>
          this.pass(
            runner,
            () => (structured ? query(text, parameters, structured) : query(text, parameters)),
            node,
            text,
            structured ? null : questionOf(text, parameters),
          ),
      })
      return runner
    }
  }

  /** Ends the connections of a pool, by its application name; resolves when PostgreSQL has let go of them. */
  async cutAll(application: string): Promise<void> {
    await this.untilNone(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
      application,
    )
    await this.goOn()
  }

  private async cut(pid: number): Promise<void> {
    this.gone.add(pid)
    await this.untilNone('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1', pid)
    await this.goOn()
  }

  private async untilNone(question: string, of: unknown): Promise<void> {
    while ((await this.monitor.query(question, [of])).rowCount !== 0);
    this.known.forget()
  }

  private pass(
    runner: QueryRunner,
    run: () => Promise<unknown>,
    node: GuardedNode,
    text: string,
    /** What it asks when it only reads. */
    question: string | null,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const latencyMs = this.chance.happens(0.02)
        ? this.chance.between(50, 3000)
        : this.chance.between(0.2, 6)
      this.world.after(latencyMs, async () => {
        // A dead process goes on with nothing.
        if (!node.alive()) return
        const { cutBefore = 0, cutAfter = 0, dieBefore = 0, dieAfter = 0 } = this.troubles ?? {}
        let lot = this.chance.between(0, 1)
        const falls = (share: number): boolean => {
          const fell = lot >= 0 && lot < share
          lot -= share
          return fell
        }
        if (falls(dieBefore)) return node.die(`before "${brief(text)}"`)
        const connection = await runner.connect().then(
          (found: unknown) => ({ pid: pidOf.parse(found).processID }),
          (error: unknown) => ({ error }),
        )
        if ('error' in connection) return reject(asError(connection.error))
        const { pid } = connection
        if (falls(cutBefore)) {
          node.tell(`loses a connection before "${brief(text)}"`)
          await this.cut(pid)
        }
        const [diesAfter, cutsAfter] = [falls(dieAfter), falls(cutAfter)]
        const finish = async (outcome: Outcome): Promise<void> => {
          if (question === null) this.known.forget()
          if (!node.alive()) return
          if ('error' in outcome) return reject(asError(outcome.error))
          this.hearNotify(runner, node, text, outcome.value)
          if (diesAfter) return node.die(`after "${brief(text)}"`)
          if (cutsAfter) {
            node.tell(`loses a connection after "${brief(text)}"`)
            await this.cut(pid)
            return reject(new Error('the connection was cut before the answer came'))
          }
          resolve(outcome.value)
        }
        // A transaction sees its own moment, and a connection that was cut answers nothing.
        const isUsual = !runner.isTransactionActive && !runner.isReleased && !this.gone.has(pid)
        const running = question !== null && isUsual ? this.known.answer(question, run) : run()
        const outcome = running.then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        )
        if (await this.isDone(pid, outcome)) await finish(await outcome)
        else this.waiting.push({ pid, outcome, finish })
        await this.goOn()
      })
    })
  }

  /** What a transaction NOTIFYs is told at its commit and not before. */
  private hearNotify(runner: QueryRunner, node: GuardedNode, text: string, value: unknown): void {
    if (text.includes('pg_notify(') && Array.isArray(value) && value.length > 0) this.notified.add(runner)
    if (text === 'ROLLBACK') this.notified.delete(runner)
    const committed = text === 'COMMIT' || !runner.isTransactionActive
    if (committed && this.notified.delete(runner)) node.committed()
  }

  /** Finishes those that waited for a lock and have it now. */
  private async goOn(): Promise<void> {
    for (const one of this.waiting) {
      if (!(await this.isDone(one.pid, one.outcome))) continue
      this.waiting = this.waiting.filter((other) => other !== one)
      await one.finish(await one.outcome)
    }
  }

  /** False when it waits for a lock. */
  private async isDone(pid: number, outcome: Promise<Outcome>): Promise<boolean> {
    for (;;) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)))
      const isDone = await Promise.race([outcome.then(() => true), late])
      clearTimeout(timer)
      if (isDone) return true
      const { rowCount } = await this.monitor.query(
        'SELECT FROM pg_stat_activity WHERE pid = $1 AND cardinality(pg_blocking_pids(pid)) > 0',
        [pid],
      )
      if (rowCount !== 0) return false
    }
  }
}

/** What the gate has to know of a node, and may do to it. */
export interface GuardedNode {
  alive(): boolean
  die(when: string): Promise<void>
  tell(what: string): void
  /** What it has appended to a log is there for everybody. */
  committed(): void
}

const pidOf = z.object({ processID: z.number() })
const brief = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 40)
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
