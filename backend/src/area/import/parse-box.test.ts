import { ImportFailure } from './import-fault.ts'
import { intersection, parseBox } from './parse-box.ts'

test('a box is four numbers, west to north', () => {
  expect(parseBox(' 10.94, 55.13 ,11.53,55.52')).toEqual({
    west: 10.94,
    south: 55.13,
    east: 11.53,
    north: 55.52,
  })
})

test.each(['', '1,2,3', '1,2,3,4,5', 'a,b,c,d', '11,55,10,56', '10,56,11,55', '10,,11,56', '10,55,11,99'])(
  '"%s" is no box',
  (said) => {
    let fault: unknown
    try {
      parseBox(said)
    } catch (error) {
      fault = error instanceof ImportFailure ? error.fault : error
    }
    expect(fault).toEqual({ kind: 'bad-box', said })
  },
)

test('boxes that lie apart have nothing in common', () => {
  const box = { west: 10, south: 55, east: 11, north: 56 }
  expect(intersection(box, { ...box, west: 11, east: 12 })).toBeNull()
  expect(intersection(box, { ...box, west: 10.5, north: 57, east: 12 })).toEqual({ ...box, west: 10.5 })
})
