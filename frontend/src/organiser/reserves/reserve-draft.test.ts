import { blankReserve, draftOfReserve, readReserve } from './reserve-draft.ts'

const runner = { ...blankReserve, name: 'Løbeklubben', phone: '12 34 56 78' }

it('needs a name and a way to reach them; from anywhere, at any time', () => {
  expect(readReserve(runner)).toEqual({
    input: { name: 'Løbeklubben', phone: '12 34 56 78', email: '', place: null, windows: [] },
  })
  expect(readReserve(blankReserve)).toEqual({ problems: new Set(['name', 'phone']) })
})

it('a place has both a name and a spot on the map', () => {
  const position = { lat: 55.4, lon: 11.35 }
  expect(readReserve({ ...runner, place: { name: 'Hallen', position: null } })).toEqual({
    problems: new Set(['place']),
  })
  expect(readReserve({ ...runner, place: { name: ' ', position } })).toEqual({
    problems: new Set(['place.name']),
  })
})

it('reads a reserve back as they were', () => {
  const place = { name: 'Hallen', lat: 55.4, lon: 11.35 }
  const input = {
    name: 'A',
    phone: '',
    email: 'a@b.dk',
    place,
    windows: [{ day: 1, from: '10:00', to: '12:00' }],
  }
  const draft = draftOfReserve({ id: '00000000-0000-4000-8000-000000000001', ...input })
  expect(readReserve(draft)).toEqual({ input })
})
