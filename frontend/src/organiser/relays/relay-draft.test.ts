import { blankRelay, draftOf, nameAndSlug, readRelay, type RelayDraft } from './relay-draft.ts'

const defaultName = (municipality: string, year: string) => `Fællesskabsstafetten ${municipality} ${year}`
const read = (draft: RelayDraft) => readRelay(draft, nameAndSlug(draft, defaultName))
const filled: RelayDraft = {
  ...blankRelay('2027-02-01'),
  municipality: 'Ærø',
  start: { name: 'Marstal Havn', position: { lat: 54.85, lon: 10.52 } },
}

it('needs only a municipality and a start; the rest has sensible defaults', () => {
  expect(read(filled)).toEqual({
    input: {
      name: 'Fællesskabsstafetten Ærø 2027',
      slug: 'aeroe-2027',
      municipality: 'Ærø',
      theme: '',
      timeZone: 'Europe/Copenhagen',
      days: [11, 12, 13, 14, 15].map((day) => ({ date: `2027-10-${day}`, from: '09:00', to: '17:00' })),
      start: { name: 'Marstal Havn', lat: 54.85, lon: 10.52 },
      finish: { name: 'Marstal Havn', lat: 54.85, lon: 10.52 },
      pace: { footKmh: 4.5, bicycleKmh: 13, footUpToM: 2000, stepFree: false },
      coordinator: null,
    },
  })
})

it('names what is missing', () => {
  expect(read(blankRelay('2027-02-01'))).toEqual({
    problems: new Set(['name', 'slug', 'municipality', 'start', 'start.name']),
  })
  expect(read({ ...filled, finishIs: 'other' })).toEqual({ problems: new Set(['finish', 'finish.name']) })
})

it('a coordinator has a name and a number, or is not named at all', () => {
  expect(read({ ...filled, coordinator: { name: 'Anna', phone: ' ' } })).toEqual({
    problems: new Set(['coordinator.phone']),
  })
  const answer = read({ ...filled, coordinator: { name: ' Anna ', phone: '12 34 56 78' } })
  expect('input' in answer && answer.input.coordinator).toEqual({ name: 'Anna', phone: '12 34 56 78' })
})

it('keeps what was written by hand', () => {
  const draft = { ...filled, name: 'Ø-stafetten', slug: 'oe' }
  expect(nameAndSlug({ ...draft, municipality: 'Samsø' }, defaultName)).toEqual({
    name: 'Ø-stafetten',
    slug: 'oe',
  })
})

it.each(['start', 'other', 'none'] as const)('reads a relay that ends at %s back as it was', (finishIs) => {
  const finish = { name: 'Søby', position: { lat: 54.94, lon: 10.26 } }
  const draft = { ...filled, finishIs, finish, coordinator: { name: 'Anna', phone: '12345678' } }
  const answer = read(draft)
  if ('problems' in answer) throw new Error([...answer.problems].join())
  const relay = { ...answer.input, id: '', version: 1, example: false, rehearsalOf: null }
  expect(read(draftOf({ ...relay, communities: 0, releaseNumber: null }))).toEqual(answer)
})
