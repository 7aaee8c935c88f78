import { z } from 'zod'

/** `relay-plan/1`: the planner's answer. Times in seconds since local midnight of the first day, distances in metres. */

/** One stop served: arrived, (waited), started, ended. `waitS = startS - arrivalS`. */
export const plannedVisitSchema = z.object({
  stop: z.string(),
  arrivalS: z.number(),
  startS: z.number(),
  endS: z.number(),
  waitS: z.number(),
})

/** One day: where the baton wakes, what it does, where it sleeps (or the relay ends). */
export const plannedDaySchema = z.object({
  startPlace: z.number(),
  endPlace: z.number(),
  /** Includes the way to the overnight place in the evening and on from it in the morning. */
  travelS: z.number(),
  distanceM: z.number(),
  waitS: z.number(),
  visits: z.array(plannedVisitSchema),
})

export const unservedReasonCodeSchema = z.enum([
  'no-window',
  'closed-that-day',
  'closed-all-days',
  'visit-too-long',
  'unreachable',
  'too-far',
  'clashes-with-pinned',
  'day-full',
  'locked-run',
])

/** Why a stop is not in the plan. `day` counts from 0; `stops` are the others involved. */
export const unservedReasonSchema = z.object({
  code: unservedReasonCodeSchema,
  message: z.string(),
  day: z.number().optional(),
  stops: z.array(z.string()).optional(),
})

export const unservedStopSchema = z.object({
  stop: z.string(),
  reasons: z.array(unservedReasonSchema).min(1),
  /** What would make it fit, cheapest first: "open one hour longer on day 2", "without stop X". */
  remedies: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
})

export const planWarningSchema = z.object({
  code: z.string(),
  stops: z.array(z.string()),
  message: z.string(),
})

export const relayPlanSchema = z.object({
  format: z.literal('relay-plan/1'),
  /** The problem's name. */
  problem: z.string(),
  days: z.array(plannedDaySchema),
  unserved: z.array(unservedStopSchema),
  totals: z.object({
    travelS: z.number(),
    distanceM: z.number(),
    waitS: z.number(),
    served: z.number(),
    unserved: z.number(),
  }),
  /** No plan that serves the same stops can travel less than `travelS`; `gap = plan / bound - 1`. */
  bound: z.object({ travelS: z.number(), gap: z.number() }),
  warnings: z.array(planWarningSchema),
  /** Plain sentences for the organiser, in the language asked for. */
  explanation: z.array(z.string()).optional(),
  solver: z.object({
    /** 0 when an iteration limit made the run repeatable. */
    seconds: z.number(),
    iterations: z.number(),
    seed: z.number(),
    stoppedBy: z.enum(['time', 'iterations', 'asked', 'settled']),
  }),
})

export type RelayPlan = z.infer<typeof relayPlanSchema>
export type PlannedDay = z.infer<typeof plannedDaySchema>
export type PlannedVisit = z.infer<typeof plannedVisitSchema>
export type UnservedStop = z.infer<typeof unservedStopSchema>
export type UnservedReason = z.infer<typeof unservedReasonSchema>
export type PlanWarning = z.infer<typeof planWarningSchema>
