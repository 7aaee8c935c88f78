import { z } from 'zod'
import { id, instant } from './primitives.ts'

/** What a notice is about. */
export const noticeKind = z.enum([
  'can-you-still', // a day before, with buttons to answer
  'tomorrow', // the evening before: when it comes
  'late', // the baton is late beyond the threshold
  'message', // an organiser wrote
  'neighbour', // a stop wrote to the one before or after, or to the coordinator
  'replan', // the rest of the day was planned anew
  'call', // a reserve is asked to carry a leg
  'call-taken', // the leg was taken, by them or by another
  'to-coordinator', // a community that cannot after all, a leg that was given back
])
export type NoticeKind = z.infer<typeof noticeKind>

/** One message to one person, as organisers see it. */
export const notice = z.object({
  id,
  kind: noticeKind,
  channel: z.enum(['mail', 'sms']),
  /** The stop that it concerns; null for reserves. */
  stopId: id.nullable(),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  madeAt: instant,
  /** Not sent before this: quiet hours. */
  dueAt: instant,
  state: z.enum(['waiting', 'sent', 'failed', 'dropped']),
  sentAt: instant.nullable(),
  /** Why it could not be sent, in plain words; null otherwise. */
  failure: z.string().nullable(),
})
export type Notice = z.infer<typeof notice>

export const noticeList = z.object({ notices: z.array(notice) })
