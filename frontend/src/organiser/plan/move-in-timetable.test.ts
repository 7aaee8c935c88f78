import type { PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'
import { moveInTimetable } from './move-in-timetable.ts'

const minuteOfDay = (instant: string) => Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16))
const stop = (id: string, clock: string): Stop => ({
  id,
  number: 1,
  name: id,
  category: 'other',
  abc: { act: false, belong: false, commit: false },
  position: null,
  meetingLink: '',
  leg: { way: 'foot', distanceM: 0, durationS: 0, departsAt: '', line: [], ferries: [] },
  arrivesAt: `2027-10-11T${clock}:00Z`,
  startsAt: `2027-10-11T${clock}:00Z`,
  endsAt: `2027-10-11T${clock}:00Z`,
})
const day = (...stops: Stop[]): PlanDay => ({
  date: '2027-10-11',
  startsAt: '2027-10-11T09:00:00Z',
  endsAt: '2027-10-11T17:00:00Z',
  distanceM: 0,
  travelS: 0,
  waitS: 0,
  stops,
  lastLeg: null,
})
const days = [
  day(stop('a9', '09:00'), stop('a12', '12:00')),
  day(),
  day(stop('c10', '10:00'), stop('c11', '11:45'), stop('c15', '15:00')),
]

it.each([
  ['a9', 'ArrowDown', 'a12'],
  ['a12', 'ArrowDown', undefined],
  ['a12', 'ArrowUp', 'a9'],
  ['a12', 'ArrowRight', 'c11'],
  ['c15', 'ArrowLeft', 'a12'],
  ['c10', 'ArrowRight', undefined],
  ['a9', 'Home', undefined],
  ['nowhere', 'ArrowDown', undefined],
])('from %s with %s to %s', (from, key, to) => {
  expect(moveInTimetable(days, from, key, minuteOfDay)?.id).toBe(to)
})
