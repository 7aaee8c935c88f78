import { z } from 'zod'
import { openingWindow } from './community.ts'
import { id, instant, namedPlace, text } from './primitives.ts'

/** Carriers who stand by to fill a hole in the chain. Only organisers ever see them. */
export const reserveInput = z.strictObject({
  name: text(120).min(1),
  phone: text(40).default(''),
  email: z.union([z.literal(''), z.email().max(200)]).default(''),
  /** Where they set out from; null = anywhere, and then they are asked last. */
  place: namedPlace.nullable().default(null),
  /** When they can; empty = always. */
  windows: z.array(openingWindow).max(60).default([]),
})
export type ReserveInput = z.infer<typeof reserveInput>

export const reserve = z.object({ id, ...reserveInput.shape })
export type Reserve = z.infer<typeof reserve>
export const reserveList = z.object({ reserves: z.array(reserve) })

/** A call for somebody to carry the leg that leads to a stop. */
export const callInput = z.strictObject({ id, stopId: id })

/** How a call goes: who was asked, nearest first, and who took it. */
export const call = z.object({
  id,
  stopId: id,
  madeAt: instant,
  /** `open`: nobody has said yes so far. `taken`: the first yes has it. `closed`: it was called off. */
  state: z.enum(['open', 'taken', 'closed']),
  asked: z.array(
    z.object({
      reserveId: id,
      name: z.string(),
      /** To where the leg begins; null when nobody knows where they are. */
      travelS: z.number().nullable(),
      answer: z.enum(['none', 'yes', 'no']),
    }),
  ),
  takenBy: id.nullable(),
})
export type Call = z.infer<typeof call>
export const callList = z.object({ calls: z.array(call) })

/** What somebody sees who was called: opening it changes nothing. */
export const callPage = z.object({
  relay: z.object({ name: z.string(), timeZone: z.string() }),
  /** Who asks. */
  coordinator: z.object({ name: z.string(), phone: z.string() }).nullable(),
  from: z.string(),
  to: z.string(),
  departsAt: instant,
  arrivesAt: instant,
  distanceM: z.number(),
  way: z.enum(['foot', 'bicycle']),
  state: z.enum(['open', 'yours', 'taken', 'closed']),
  answer: z.enum(['none', 'yes', 'no']),
})
export type CallPage = z.infer<typeof callPage>

export const callAnswerInput = z.strictObject({ answer: z.enum(['yes', 'no']) })
