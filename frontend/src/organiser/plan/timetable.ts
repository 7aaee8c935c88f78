import type { PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'

/** A stretch of a day, in minutes from the top of the timetable. */
export interface Piece {
  kind: 'travel' | 'wait' | 'visit'
  /** The stop that is visited, waited for or travelled to; null on the way to where the day ends. */
  stop: Stop | null
  topMin: number
  minutes: number
}

export interface Column {
  day: PlanDay
  /** The hours in which the baton moves that day. */
  topMin: number
  minutes: number
  pieces: Piece[]
}

export interface Timetable {
  /** Full hours of the day, each with a line across all columns. */
  hours: { hour: number; topMin: number }[]
  minutes: number
  /** So tall that the shortest visit still has room for a line of text, within reason. */
  pxPerMinute: number
  columns: Column[]
}

/**
 * Lays the days of a plan side by side on one axis of local time, every minute as tall as every other, so that a
 * full day looks full. `minuteOfDay` gives the minutes since local midnight of an instant.
 */
export function timetable(days: readonly PlanDay[], minuteOfDay: (instant: string) => number): Timetable {
  const starts = days.map((day) => minuteOfDay(day.startsAt))
  const lengths = days.map((day) => minutesBetween(day.startsAt, day.endsAt))
  const from = Math.floor(Math.min(...starts) / 60)
  const to = Math.ceil(Math.max(...starts.map((start, at) => start + (lengths[at] ?? 0))) / 60)
  const topMin = from * 60

  const columns = days.map((day, at): Column => {
    const dayTop = (starts[at] ?? 0) - topMin
    const place = (kind: Piece['kind'], stop: Stop | null, start: string, minutes: number): Piece => ({
      kind,
      stop,
      topMin: dayTop + minutesBetween(day.startsAt, start),
      minutes,
    })
    const pieces = day.stops.flatMap((stop) => [
      place('travel', stop, stop.leg.departsAt, minutesBetween(stop.leg.departsAt, stop.arrivesAt)),
      place('wait', stop, stop.arrivesAt, minutesBetween(stop.arrivesAt, stop.startsAt)),
      place('visit', stop, stop.startsAt, minutesBetween(stop.startsAt, stop.endsAt)),
    ])
    const lastLeg = day.lastLeg && place('travel', null, day.lastLeg.departsAt, day.lastLeg.durationS / 60)
    return {
      day,
      topMin: dayTop,
      minutes: lengths[at] ?? 0,
      pieces: [...pieces, ...(lastLeg ? [lastLeg] : [])].filter((piece) => piece.minutes > 0),
    }
  })

  return {
    hours: Array.from({ length: to - from + 1 }, (_, at) => ({ hour: from + at, topMin: at * 60 })),
    minutes: (to - from) * 60,
    pxPerMinute: scale(columns),
    columns,
  }
}

const lineHeightPx = 26

function scale(columns: readonly Column[]): number {
  const visits = columns.flatMap(({ pieces }) => pieces.filter((piece) => piece.kind === 'visit'))
  const shortest = Math.min(...visits.map((visit) => visit.minutes), 60)
  return Math.min(3.5, Math.max(1.6, lineHeightPx / shortest))
}

function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000
}
