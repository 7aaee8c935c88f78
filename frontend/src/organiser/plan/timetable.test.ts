import type { Leg, PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'
import { timetable } from './timetable.ts'

const at = (clock: string, day = 11) => `2027-10-${day}T${clock}:00Z`
const minuteOfDay = (instant: string) => Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16))

const stop = (name: string, times: [string, string, string, string]): Stop => ({
  id: '00000000-0000-4000-8000-000000000001',
  number: 1,
  name,
  category: 'other',
  abc: { act: false, belong: false, commit: false },
  position: { lat: 55.4, lon: 11.3 },
  meetingLink: '',
  leg: { way: 'foot', distanceM: 800, durationS: 600, departsAt: at(times[0]), line: [], ferries: [] },
  arrivesAt: at(times[1]),
  startsAt: at(times[2]),
  endsAt: at(times[3]),
})
const day = (from: string, to: string, stops: Stop[], lastLeg: PlanDay['lastLeg'] = null): PlanDay => ({
  date: '2027-10-11',
  startsAt: at(from),
  endsAt: at(to),
  distanceM: 0,
  travelS: 0,
  waitS: 0,
  stops,
  lastLeg,
})

it('puts every piece at its time of the day and as tall as it lasts', () => {
  const { columns } = timetable(
    [day('09:15', '17:00', [stop('Kirke', ['09:20', '09:30', '09:45', '09:57'])])],
    minuteOfDay,
  )
  expect(columns[0]).toMatchObject({ topMin: 15, minutes: 465 })
  expect(columns[0]?.pieces.map(({ kind, topMin, minutes }) => [kind, topMin, minutes])).toEqual([
    ['travel', 20, 10],
    ['wait', 30, 15],
    ['visit', 45, 12],
  ])
})

it('leaves out what takes no time and ends with the way to where the day ends', () => {
  const home: Leg = {
    way: 'bicycle',
    distanceM: 3000,
    durationS: 840,
    departsAt: at('09:12'),
    line: [],
    ferries: [],
  }
  const { columns } = timetable(
    [day('09:00', '17:00', [stop('Online', ['09:00', '09:00', '09:00', '09:12'])], { ...home, line: [] })],
    minuteOfDay,
  )
  expect(
    columns[0]?.pieces.map(({ kind, stop: to, topMin, minutes }) => [kind, to?.name, topMin, minutes]),
  ).toEqual([
    ['visit', 'Online', 0, 12],
    ['travel', undefined, 12, 14],
  ])
})

it('has one axis for days of different hours', () => {
  const table = timetable([day('09:30', '12:00', []), day('10:00', '16:20', [])], minuteOfDay)
  expect(table.hours.map(({ hour }) => hour)).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17])
  expect(table.minutes).toBe(480)
  expect(table.columns.map(({ topMin, minutes }) => [topMin, minutes])).toEqual([
    [30, 150],
    [60, 380],
  ])
})

it('is tall enough for the shortest visit, within reason', () => {
  const visits = (to: string) => [day('09:00', '17:00', [stop('Kirke', ['09:00', '09:00', '09:00', to])])]
  expect(timetable(visits('09:10'), minuteOfDay).pxPerMinute).toBe(2.6)
  expect(timetable(visits('09:01'), minuteOfDay).pxPerMinute).toBe(3.5)
  expect(timetable(visits('10:00'), minuteOfDay).pxPerMinute).toBe(1.6)
})
