import { ferryDirections, ferryDurationS, readDurationS } from './ferry-rules.ts'

test.each([
  ['00:45', 2700],
  ['1:30:05', 5405],
  ['45', 2700],
  ['PT1H15M', 4500],
  ['an hour', null],
  ['', null],
])('a duration written as "%s" is %p s', (text, seconds) => {
  expect(readDurationS(text)).toBe(seconds)
})

test('a ferry without a timetable sails at 10 km/h', () => {
  expect(ferryDurationS({ route: 'ferry' }, 5000)).toBe(1800)
  expect(ferryDurationS({ route: 'ferry', duration: '00:15' }, 5000)).toBe(900)
})

test('a ferry takes whom its tags name', () => {
  expect(ferryDirections({ route: 'ferry' })).toEqual({ foot: 3, bicycle: 3, stepFree: 3 })
  expect(ferryDirections({ bicycle: 'no', wheelchair: 'no' })).toEqual({ foot: 3, bicycle: 0, stepFree: 0 })
  expect(ferryDirections({ access: 'no', foot: 'yes', oneway: 'yes' })).toEqual({
    foot: 1,
    bicycle: 0,
    stepFree: 1,
  })
})
