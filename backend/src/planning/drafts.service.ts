import { Injectable } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { DraftPlan } from '@stafet/domain/contract/planning.ts'
import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import { Repository, type EntityManager } from 'typeorm'
import { Communities } from '../communities/index.ts'
import type { Language } from '../platform/language.ts'
import { Relays } from '../relays/index.ts'
import { Travels } from '../travel/index.ts'
import { placesOf, type BuiltProblem, type PlannedCommunity, type PlannedRelay } from './build-problem.ts'
import { PlanDraftEntity } from './plan.entities.ts'
import { planningFingerprint } from './planning-fingerprint.ts'
import { draftWords } from './planning-words.ts'
import { travelWarnings } from './travel-warnings.ts'

export interface Solved {
  relay: PlannedRelay
  communities: readonly PlannedCommunity[]
  built: BuiltProblem
  solved: RelayPlan
  plan: DatedPlan
  language: Language
}

/** The draft of each relay's plan. */
@Injectable()
export class Drafts {
  constructor(
    @InjectRepository(PlanDraftEntity) private readonly drafts: Repository<PlanDraftEntity>,
    private readonly relays: Relays,
    private readonly communities: Communities,
    private readonly travels: Travels,
  ) {}

  /**
   * The draft as it stands. It is outdated when what it was made from has changed, and when the rest of a day was
   * planned anew since: releasing it would take that back, and it says so.
   */
  async find(relayId: string, language: Language = 'da'): Promise<DraftPlan | null> {
    const relay = await this.relays.get(relayId)
    const draft = await this.drafts.findOneBy({ relayId })
    if (!draft) return null
    const communities = await this.communities.list(relayId)
    const travelKey = await this.travels.keyFor(placesOf(relay, communities))
    const now = planningFingerprint(relay, communities, travelKey)
    const replanned = await this.replannedSince(relayId, draft.solvedAt)
    const message = replanned === null ? '' : draftWords[language].replanned(replanned)
    return {
      ...draft,
      solvedAt: draft.solvedAt.toISOString(),
      warnings: [
        ...(message ? [{ code: 'replanned-since', message, communities: [] }] : []),
        ...draft.warnings,
      ],
      outdated: now !== draft.problemHash || replanned !== null,
    }
  }

  /** Number of the newest release that planned the rest of a day anew after a time; null when there is none. */
  private async replannedSince(relayId: string, since: Date): Promise<number | null> {
    const [newest]: { number: number | null }[] = await this.drafts.query(
      `SELECT max(plan_release.number) AS number FROM replan
       JOIN plan_release ON plan_release.relay_id = replan.relay_id AND number = released_number
       WHERE replan.relay_id = $1 AND released_at > $2`,
      [relayId, since],
    )
    return newest?.number ?? null
  }

  /** Makes a solved problem the relay's next draft, within the caller's transaction. */
  async write(manager: EntityManager, relayId: string, done: Solved): Promise<void> {
    const { relay, communities, built, solved, plan, language } = done
    const names = new Map(communities.map(({ id, name }) => [id, name]))
    const unplaced = built.unplaced.map(({ id, name }) => ({
      id,
      name,
      reasons: [{ code: 'not-placed', message: draftWords[language].unplaced }],
      remedies: [],
    }))
    const named = (all: readonly { code: string; message: string }[]) =>
      all.map(({ code, message }) => ({ code, message: withNames(message, names) }))
    const unserved = solved.unserved.map(({ stop, reasons, remedies = [] }) => ({
      id: stop,
      name: names.get(stop) ?? '',
      reasons: named(reasons),
      remedies: named(remedies),
    }))
    const known = await manager.findOne(PlanDraftEntity, {
      where: { relayId },
      select: { relayId: true, version: true },
    })
    await manager.save(PlanDraftEntity, {
      relayId,
      version: (known?.version ?? 0) + 1,
      solvedAt: new Date(),
      problemHash: planningFingerprint(relay, communities, built.travel.wantedKey),
      plan,
      unserved: [...unplaced, ...unserved],
      warnings: [
        ...travelWarnings(relay, communities, built, language),
        ...solved.warnings.map(({ code, message, stops }) => ({
          code,
          message: withNames(message, names),
          communities: stops,
        })),
      ],
      explanation: (solved.explanation ?? []).map((sentence) => withNames(sentence, names)),
      gap: solved.bound.travelS > 0 ? solved.bound.gap : null,
    })
  }
}

/** The planner knows stops by their ids; people know them by name. */
function withNames(message: string, names: ReadonlyMap<string, string>): string {
  return message.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => names.get(id) ?? id)
}
