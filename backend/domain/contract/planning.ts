import { z } from 'zod'
import { datedPlan } from './dated-plan.ts'
import { id, instant, localDate } from './primitives.ts'

export const planningRunInput = z.strictObject({
  /** How long to search for a better plan, in seconds. */
  seconds: z.number().min(0.1).max(300).default(10),
})

/** A search for a plan, under way or ended. */
export const planningRun = z.object({
  id,
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  startedAt: instant,
  /** Seconds spent so far, and how many it may take. */
  seconds: z.number(),
  limitS: z.number(),
  /** The best plan so far; null before the first. */
  best: z.object({ travelS: z.number(), unserved: z.number().int() }).nullable(),
  /** No plan that serves every stop can travel less than this. */
  boundTravelS: z.number().nullable(),
  /** What went wrong, in plain words, when `failed`. */
  failure: z.string().nullable(),
})
export type PlanningRun = z.infer<typeof planningRun>

/** Why a community is not in the plan. */
export const unservedCommunity = z.object({
  id,
  name: z.string(),
  reasons: z.array(z.object({ code: z.string(), message: z.string() })),
  /** What would make it fit, each enough by itself, cheapest first; often nothing is known. */
  remedies: z.array(z.object({ code: z.string(), message: z.string() })),
})

/** A remark about a plan: computed, never an exception. */
export const planWarning = z.object({
  code: z.string(),
  message: z.string(),
  communities: z.array(id),
})

/** The newest draft of a relay's plan. */
export const draftPlan = z.object({
  version: z.number().int(),
  solvedAt: instant,
  plan: datedPlan,
  unserved: z.array(unservedCommunity),
  warnings: z.array(planWarning),
  /** The plan in plain sentences: how far, how much waiting each day, where it is tight, how good it is. */
  explanation: z.array(z.string()),
  /** The plan travels at most this share longer than any plan could; null when there is no bound. */
  gap: z.number().nullable(),
  /** The relay or its communities have changed since this was planned. */
  outdated: z.boolean(),
})
export type DraftPlan = z.infer<typeof draftPlan>

/** `version` is the draft that the organiser looked at: another one is not released by mistake. */
export const releaseInput = z.strictObject({ version: z.number().int() })

export const releaseSummary = z.object({
  number: z.number().int(),
  releasedAt: instant,
  stops: z.number().int(),
  distanceM: z.number(),
  /** Its days; the relay's own may have been changed since. */
  dates: z.array(localDate),
})
export type ReleaseSummary = z.infer<typeof releaseSummary>

export const newestRun = z.object({ run: planningRun.nullable() })
export const draftAnswer = z.object({ draft: draftPlan.nullable() })
export const releaseList = z.object({ releases: z.array(releaseSummary) })
