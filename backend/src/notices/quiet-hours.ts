import type { NoticeKind } from '@stafet/domain/contract/notice.ts'
import type { RelayDay } from '@stafet/domain/contract/relay.ts'
import { Temporal } from 'temporal-polyfill'

/** Hours of the day, by the relay's own clock, between which a phone may buzz. */
const ordinary = { from: 7, to: 21 }
/** The same while the relay is on, for what cannot wait: volunteers are up early and home late. */
const onTheDay = { from: 6, to: 23 }

/** What is of use at once or not at all, and what a person has just written to somebody. */
const urgent: ReadonlySet<NoticeKind> = new Set([
  'late',
  'message',
  'neighbour',
  'replan',
  'call',
  'call-taken',
  'to-coordinator',
])

/** When a notice of the relay may be sent that is made now; milliseconds since 1970. */
export function dueMs(
  kind: NoticeKind,
  nowMs: number,
  { timeZone, days }: { timeZone: string; days: readonly Pick<RelayDay, 'date'>[] },
): number {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone)
  const opensOn = (day: Temporal.PlainDate): { from: number; to: number } =>
    urgent.has(kind) && days.some(({ date }) => date === day.toString()) ? onTheDay : ordinary
  const today = now.toPlainDate()
  const { from, to } = opensOn(today)
  if (now.hour >= from && now.hour < to) return nowMs
  const day = now.hour < from ? today : today.add({ days: 1 })
  return day.toZonedDateTime({ timeZone, plainTime: { hour: opensOn(day).from } }).epochMilliseconds
}
