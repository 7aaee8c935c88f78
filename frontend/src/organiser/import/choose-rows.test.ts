import { communityInput } from '@stafet/domain/contract/community.ts'
import { chosenCommunities } from './choose-rows.ts'

const community = (name: string) => communityInput.parse({ name, category: 'other', position: null })
const good = [
  { row: 2, community: community('Ny'), remarks: [], duplicateOf: null },
  {
    row: 3,
    community: community('Er der allerede'),
    remarks: [],
    duplicateOf: { id: '00000000-0000-4000-8000-000000000001', name: 'Er der allerede' },
  },
  { row: 4, community: community('To gange'), remarks: [], duplicateOf: { row: 2, name: 'Ny' } },
]
const names = (changed: number[]) => chosenCommunities(good, new Set(changed)).map(({ name }) => name)

it('leaves out what the relay has already, and nothing else', () => {
  expect(names([])).toEqual(['Ny', 'To gange'])
})

it('follows the organiser both ways', () => {
  expect(names([3, 4])).toEqual(['Ny', 'Er der allerede'])
})
