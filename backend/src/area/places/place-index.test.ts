import type { AreaPlace } from './area-place.ts'
import { PlaceIndex } from './place-index.ts'

const place = (name: string, changes: Partial<AreaPlace> = {}): AreaPlace => ({
  name,
  kind: 'street',
  category: null,
  near: 'Slagelse',
  rank: 24,
  lat: 55.4,
  lon: 11.35,
  ...changes,
})

const index = new PlaceIndex([
  place('Slagelse', { kind: 'town', near: '', rank: 80 }),
  place('Skælskør', { kind: 'town', near: '', rank: 78, lat: 55.25 }),
  place('Skolegade'),
  place('Skolegade', { near: 'Skælskør', lat: 55.25 }),
  place('Nymarkskolen', { kind: 'school', category: 'school', rank: 36 }),
  place('Ørslev Forsamlingshus', { kind: 'community-centre', near: 'Ørslev', rank: 36 }),
  place('Ørslevvej'),
  place('Åhaven', { kind: 'nursing-home' }),
  place('Bane 1', { kind: 'sports-ground' }),
])
const names = (query: string, around: { lat: number; lon: number } | null = null): string[] =>
  index.search(query, around).found.map(({ place: { name, near } }) => (near ? `${name}, ${near}` : name))

test.each(['skælskør', 'Skaelskoer', 'SKÆLSKOR', 'skælsk', 'skelskør'])(
  '"%s" finds Skælskør first',
  (query) => {
    expect(names(query)[0]).toBe('Skælskør')
  },
)

test.each(['Åhaven', 'aahaven', 'ahaven'])('"%s" finds Åhaven', (query) => {
  expect(names(query)).toEqual(['Åhaven, Slagelse'])
})

test('the nearer of two that are called the same comes first, and the town can be written too', () => {
  expect(names('skolegade', { lat: 55.25, lon: 11.35 })[0]).toBe('Skolegade, Skælskør')
  expect(names('skolegade', { lat: 55.4, lon: 11.35 })[0]).toBe('Skolegade, Slagelse')
  expect(names('skolegade skælskør')).toEqual(['Skolegade, Skælskør'])
})

test('an address finds its street, and says that all of it was found', () => {
  expect(index.search('Skolegade 12B, 4230 Skælskør', null)).toMatchObject({ whole: true })
  expect(names('Skolegade 12B, 4230 Skælskør')).toEqual(['Skolegade, Skælskør'])
  expect(names('bane 1')).toEqual(['Bane 1, Slagelse'])
})

test('an address whose post town is not the village it lies in finds its street near that town', () => {
  const villages = new PlaceIndex([
    place('Korsør', { kind: 'town', near: '', rank: 80, lat: 55.33, lon: 11.14 }),
    place('Kirkevej', { near: 'Svenstrup', lat: 55.34, lon: 11.18 }),
    place('Kirkevej', { near: 'Gudum', lat: 55.44, lon: 11.4 }),
    place('Langt borte', { near: 'Rødvig', lat: 55.25, lon: 12.37 }),
  ])
  const found = (address: string) => {
    const answer = villages.search(address, { lat: 55.44, lon: 11.4 })
    return [answer.whole, answer.found[0]?.place.name, answer.found[0]?.place.near]
  }
  for (const address of ['Kirkevej 8, 4220 Korsør', 'Kirkevej 8B 4220 korsør', 'Kirkevej 8, Korsør'])
    expect([address, ...found(address)]).toEqual([address, true, 'Kirkevej', 'Svenstrup'])
  expect(found('Langt borte 3, 4220 Korsør')[0]).toBe(false)
  expect(found('Ukendtvej 3, 4220 Korsør')).toEqual([false, 'Korsør', ''])
})

test('a street that is not there leaves the town, and says that it is not all', () => {
  const { whole, found } = index.search('Bredahlsgade 1, 4200 Slagelse', null)
  expect([whole, found[0]?.place.name]).toEqual([false, 'Slagelse'])
})

test('what a place is finds it by another word than its name', () => {
  expect(names('skole slagelse')).toContain('Nymarkskolen, Slagelse')
  expect(names('plejehjem')).toEqual(['Åhaven, Slagelse'])
})

test('nothing found is nothing', () => {
  for (const query of ['zzzzzz', '', '!', '1234'])
    expect([query, index.search(query, null)]).toEqual([query, { whole: true, found: [] }])
})
