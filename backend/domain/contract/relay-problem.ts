import { z } from 'zod'

/**
 * `relay-problem/1`: what the planner is asked. All times are whole or fractional seconds;
 * day d (from 0) starts at 86400·d, local midnight of the relay's first day.
 */

/** Seconds since local midnight of the first day. */
const instantS = z.number()

/** One day's hours: nothing moves and nothing is visited outside `[startS, endS]`. */
export const relayDaySchema = z.object({ startS: instantS, endS: instantS })

/** `[earliestStartS, latestStartS]`: the visit must *start* inside. */
export const startWindowSchema = z.tuple([instantS, instantS])

type Matrix = readonly (readonly (number | null | undefined)[])[]

/** A quick shape test: 4,000,000 entries at 2,000 stops must not take seconds. `checkProblem` names the entry. */
const matrix = z.custom<Matrix>((value) => Array.isArray(value) && value.every((row) => Array.isArray(row)), {
  error: 'must be a list of rows, each a list of numbers (null: no way there)',
})

/** Travel between places, rows from, columns to; may be asymmetric; null = no way there. */
export const travelSchema = z.object({
  /** Seconds. */
  durationS: matrix,
  /** Metres; only reported, never optimised. */
  distanceM: matrix.optional(),
})

export const problemStopSchema = z.object({
  id: z.string().min(1),
  /** Index into the travel matrix; absent: a virtual stop, which takes time and no travel. */
  place: z.int().nullish(),
  /** Length of the visit in seconds. */
  visitS: z.number(),
  windows: z.array(startWindowSchema),
  /** True when absent: a required stop is never given up for an optional one. */
  required: z.boolean().optional(),
})

/** What a second of each costs; the default is travel alone. */
export const weightsSchema = z.object({
  travel: z.number().optional(),
  wait: z.number().optional(),
  /** Per second of visits that would have to change day for each day to carry its share. */
  balance: z.number().optional(),
})

/** The plan that people know already: confirmed slots should stay. */
export const previousSchema = z.object({
  visits: z.array(z.object({ stop: z.string(), startS: instantS, confirmed: z.boolean().optional() })),
  /** A confirmed slot that moves by more than this many seconds counts as moved. */
  toleranceS: z.number().optional(),
})

export const relayProblemSchema = z.object({
  format: z.literal('relay-problem/1'),
  name: z.string(),
  days: z.array(relayDaySchema).min(1),
  travel: travelSchema,
  /** Place where the baton is at the start of the first day. */
  start: z.int(),
  /** Place where it ends; null or absent: wherever the last stop is. */
  finish: z.int().nullish(),
  stops: z.array(problemStopSchema),
  /** When given, the baton sleeps at one of these places. */
  overnight: z.object({ places: z.array(z.int()) }).nullish(),
  /** Runs of stop ids that keep their order, with nothing in between. */
  locked: z.array(z.array(z.string())).nullish(),
  weights: weightsSchema.nullish(),
  previous: previousSchema.nullish(),
})

export type RelayProblem = z.infer<typeof relayProblemSchema>
export type ProblemStop = z.infer<typeof problemStopSchema>
export type RelayDay = z.infer<typeof relayDaySchema>
