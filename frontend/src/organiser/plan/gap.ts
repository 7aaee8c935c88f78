import type { DraftPlan, PlanningRun } from '@stafet/domain/contract/planning.ts'

/**
 * How much longer than any plan could be, as a share; null when nothing can be said. The bound holds for plans
 * that serve everybody: as long as somebody is left out, a comparison with it would flatter.
 */
export function gapOfRun({ best, boundTravelS }: PlanningRun): number | null {
  if (!best || best.unserved > 0 || !boundTravelS) return null
  return Math.max(0, best.travelS / boundTravelS - 1)
}

/** The same of a draft. Those without a place were never part of the search. */
export function gapOfDraft({ gap, unserved }: DraftPlan): number | null {
  const leftOut = unserved.some(({ reasons }) => reasons.every(({ code }) => code !== 'not-placed'))
  return gap === null || leftOut ? null : Math.max(0, gap)
}
