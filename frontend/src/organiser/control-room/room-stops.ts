import type { Attendance } from '@stafet/domain/contract/check-in.ts'
import type { ControlRoom } from '@stafet/domain/contract/control-room.ts'
import type { PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'

export type Contact = ControlRoom['contacts'][number]

/** A stop with all that the coordinator knows of it. */
export interface RoomStop {
  stop: Stop
  /** In the whole plan, from 0. */
  index: number
  /** Index of its day. */
  day: number
  endsDay: boolean
  /** Who comes with the baton: the stop before; null at the very first. */
  from: Stop | null
  contact: Contact | null
  attendance: Attendance
}

/** All stops of a release in their order. */
export function roomStops({ release, contacts, attendance }: ControlRoom): RoomStop[] {
  const contactOf = new Map(contacts.map((contact) => [contact.stopId, contact]))
  const answerOf = new Map(attendance.map(({ stopId, answer }) => [stopId, answer]))
  const placed = release.plan.days.flatMap((one: PlanDay, day) =>
    one.stops.map((stop, at) => ({ stop, day, endsDay: at === one.stops.length - 1 })),
  )
  return placed.map(({ stop, day, endsDay }, index) => ({
    stop,
    index,
    day,
    endsDay,
    from: placed[index - 1]?.stop ?? null,
    contact: contactOf.get(stop.id) ?? null,
    attendance: answerOf.get(stop.id) ?? 'unanswered',
  }))
}

/**
 * The day to show: that of the calendar in the relay's time zone, else the one that is under way or comes next, else
 * the last.
 */
export function dayToShow(
  days: readonly Pick<PlanDay, 'date' | 'endsAt'>[],
  date: string,
  nowMs: number,
): number {
  const today = days.findIndex((day) => day.date === date)
  if (today !== -1) return today
  const ahead = days.findIndex(({ endsAt }) => Date.parse(endsAt) > nowMs)
  return ahead === -1 ? Math.max(0, days.length - 1) : ahead
}
