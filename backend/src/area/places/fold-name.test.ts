import { foldBarely, foldName } from './fold-name.ts'

test.each([
  ['Skælskør', 'Skaelskoer'],
  ['Århus Å', 'aarhus aa'],
  ['ALLÉEN 3', 'alleen 3'],
  ['A\u030Ahave', 'åhave'],
  ['St. Peders-Kirke', 'st  peders kirke'],
  ['Ole’s Hal', 'oles hal'],
])('%s and %s are one name', (one, other) => {
  expect(foldName(one)).toBe(foldName(other))
})

test('names of different letters stay apart', () => {
  expect(foldName('Bro')).not.toBe(foldName('Brø'))
  expect(foldName('Høng')).toBe('hoeng')
})

test('plain letters find those with strokes and rings', () => {
  expect(foldBarely('Samsø Å')).toBe('samso a')
  expect(foldBarely('Rødbyvej')).toBe(foldName('Rodbyvej'))
})
