import { communityInput, type Community } from '@stafet/domain/contract/community.ts'
import { arrangeCommunities, type Arrangement } from './arrange-communities.ts'

const community = (name: string, other: Partial<Community> = {}): Community => ({
  id: '00000000-0000-4000-8000-000000000001',
  version: 1,
  ...communityInput.parse({ name, category: 'other', position: { lat: 55.4, lon: 11.3 } }),
  ...other,
})
const all = [
  community('Aarhusvejens Venner'),
  community('Ørslev Kirke', { category: 'church' }),
  community('Zumba i Boeslunde', { category: 'sports', address: 'Skælskørvej 4', visitMinutes: 30 }),
  community('Ældre Sagen', { position: null }),
  community('Brevklubben', { position: null, virtual: true }),
]
const words = {
  categoryName: (category: Community['category']) =>
    (({ church: 'Kirke', sports: 'Idræt' }) as Partial<Record<string, string>>)[category] ?? 'Andet',
  visitMinutes: (one: Community) => one.visitMinutes ?? 10,
}
const plain: Arrangement = { search: '', unplacedOnly: false, sortBy: 'name', descending: false }
const names = (how: Partial<Arrangement>) =>
  arrangeCommunities(all, { ...plain, ...how }, words).map(({ name }) => name)

it('sorts by the Danish alphabet', () => {
  expect(names({})).toEqual([
    'Brevklubben',
    'Zumba i Boeslunde',
    'Ældre Sagen',
    'Ørslev Kirke',
    'Aarhusvejens Venner',
  ])
})

it('sorts by another column, and by name within it', () => {
  expect(names({ sortBy: 'visit', descending: true })[0]).toBe('Zumba i Boeslunde')
  expect(names({ sortBy: 'category' })).toEqual([
    'Brevklubben',
    'Ældre Sagen',
    'Aarhusvejens Venner',
    'Zumba i Boeslunde',
    'Ørslev Kirke',
  ])
})

it.each([
  ['ørslev', ['Ørslev Kirke']],
  ['idræt skælskør', ['Zumba i Boeslunde']],
  ['findes ikke', []],
])('finds %s in name, address and category', (search, found) => {
  expect(names({ search })).toEqual(found)
})

it('counts a virtual community as placed', () => {
  expect(names({ unplacedOnly: true })).toEqual(['Ældre Sagen'])
})
