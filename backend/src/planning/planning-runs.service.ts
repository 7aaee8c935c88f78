import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { PlanningRun } from '@stafet/domain/contract/planning.ts'
import { DataSource } from 'typeorm'
import { Communities } from '../communities/index.ts'
import type { Language } from '../platform/language.ts'
import { Refusal } from '../platform/refusal.ts'
import { isTaken } from '../platform/unique-violation.ts'
import { Relays } from '../relays/index.ts'
import { Travels } from '../travel/index.ts'
import { buildProblem, placeable, type PlannedCommunity, type PlannedRelay } from './build-problem.ts'
import { datePlan } from './date-plan.ts'
import { Drafts } from './drafts.service.ts'
import { PlanningRunEntity, type RunFailure } from './plan.entities.ts'
import { failureWords } from './planning-words.ts'
import { solveOnThreads, threadsFor } from './solve-on-threads.ts'

/** A run whose node has been silent for this long is taken to have died with it. */
const SILENT_S = 20

/** Searches for plans, one at a time for each relay, in worker threads of the node that was asked. */
@Injectable()
export class PlanningRuns implements BeforeApplicationShutdown {
  private readonly logger = new Logger(PlanningRuns.name)
  private readonly stops = new Map<string, AbortController>()
  private readonly ends = new Map<string, Promise<void>>()
  /** Of all runs under way on this node. */
  private threadsInUse = 0

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly relays: Relays,
    private readonly communities: Communities,
    private readonly drafts: Drafts,
    private readonly travels: Travels,
  ) {}

  /** Refuses with `already-running` while another run is under way, and when there is nothing to plan. */
  async start(relayId: string, limitS: number, language: Language): Promise<PlanningRun> {
    const relay = await this.relays.get(relayId)
    const communities = await this.communities.list(relayId)
    if (placeable(communities).length === 0)
      throw new Refusal('not-planned', null, failureWords[language].nothing)

    await this.giveUpSilentRuns(relayId)
    const run = {
      id: randomUUID(),
      relayId,
      state: 'running' as const,
      startedAt: new Date(),
      aliveAt: new Date(),
      seconds: 0,
      limitS,
    }
    try {
      await this.database.manager.insert(PlanningRunEntity, run)
    } catch (error) {
      throw isTaken(error) ? new Refusal('already-running') : error
    }
    this.ends.set(run.id, this.solve(run, relay, communities, language))
    return this.show(relayId, run.id, language)
  }

  async newest(relayId: string, language: Language): Promise<PlanningRun | null> {
    await this.giveUpSilentRuns(relayId)
    const [run] = await this.database.manager.find(PlanningRunEntity, {
      where: { relayId },
      order: { startedAt: 'DESC' },
      take: 1,
    })
    return run ? toRun(run, language) : null
  }

  /** Asks a run to stop and keep its best plan. Harmless when it has ended. */
  async stop(relayId: string, id: string, language: Language): Promise<PlanningRun> {
    await this.database.manager.update(
      PlanningRunEntity,
      { id, relayId, state: 'running' },
      { stopWanted: true },
    )
    this.stops.get(id)?.abort()
    return this.show(relayId, id, language)
  }

  /** Resolves when the run, started on this node, has ended and its draft is written. */
  async ended(id: string): Promise<void> {
    await this.ends.get(id)
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const stop of this.stops.values()) stop.abort()
    await Promise.allSettled(this.ends.values())
  }

  private async solve(
    run: Pick<PlanningRunEntity, 'id' | 'relayId' | 'limitS'>,
    relay: PlannedRelay,
    communities: readonly PlannedCommunity[],
    language: Language,
  ): Promise<void> {
    const stop = new AbortController()
    this.stops.set(run.id, stop)
    let latest: Partial<PlanningRunEntity> = {}
    const threads = threadsFor(availableParallelism(), this.threadsInUse)
    this.threadsInUse += threads
    const beat = setInterval(() => void this.report(run.id, latest, stop), 400)
    try {
      const built = await buildProblem(relay, communities, this.travels)
      const solved = await solveOnThreads(
        built.problem,
        { seconds: run.limitS, seed: 1, language, threads },
        {
          signal: stop.signal,
          onProgress: ({ seconds, travelS, unserved, boundTravelS }) => {
            latest = { seconds, best: { travelS, unserved }, boundTravelS }
          },
        },
      )
      const plan = await datePlan(relay, communities, built, solved, this.travels)
      clearInterval(beat)
      const done = { relay, communities, built, solved, plan, language }
      await this.database.transaction(async (manager) => {
        await this.drafts.write(manager, run.relayId, done)
        const { travelS, unserved } = solved.totals
        const state = stop.signal.aborted ? 'stopped' : 'done'
        const end = { state, best: { travelS, unserved }, boundTravelS: solved.bound.travelS } as const
        const { affected } = await manager.update(
          PlanningRunEntity,
          { id: run.id, state: 'running' },
          { ...end, seconds: solved.solver.seconds },
        )
        // Taken for dead meanwhile: what has been planned since must not be overwritten.
        if (affected === 0) throw new Error('the run was given up')
      })
    } catch (error) {
      this.logger.error(error)
      const failure: RunFailure = 'unexpected'
      await this.database.manager
        .update(PlanningRunEntity, { id: run.id, state: 'running' }, { state: 'failed', failure })
        .catch((failed: unknown) => this.logger.error(failed))
    } finally {
      clearInterval(beat)
      this.threadsInUse -= threads
      this.stops.delete(run.id)
      this.ends.delete(run.id)
    }
  }

  /** Writes the progress down, and hears whether somebody, perhaps through another node, wants it stopped. */
  private async report(id: string, latest: Partial<PlanningRunEntity>, stop: AbortController): Promise<void> {
    try {
      await this.database.manager.update(
        PlanningRunEntity,
        { id, state: 'running' },
        { ...latest, aliveAt: new Date() },
      )
      const run = await this.database.manager.findOneBy(PlanningRunEntity, { id })
      if (run?.stopWanted) stop.abort()
    } catch (error) {
      this.logger.warn(error)
    }
  }

  private async giveUpSilentRuns(relayId: string): Promise<void> {
    await this.database.manager.query(
      `UPDATE planning_run SET state = 'failed', failure = 'interrupted'
       WHERE relay_id = $1 AND state = 'running' AND alive_at < now() - make_interval(secs => $2)`,
      [relayId, SILENT_S],
    )
  }

  private async show(relayId: string, id: string, language: Language): Promise<PlanningRun> {
    const run = await this.database.manager.findOneBy(PlanningRunEntity, { id, relayId })
    if (!run) throw new Refusal('not-found')
    return toRun(run, language)
  }
}

function toRun(run: PlanningRunEntity, language: Language): PlanningRun {
  const failure = run.failure && failureWords[language][run.failure]
  return { ...run, startedAt: run.startedAt.toISOString(), failure }
}
