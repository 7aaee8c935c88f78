import { categories, communityInput, targetGroups } from '@stafet/domain/contract/community.ts'
import { demoCommunities } from './demo-communities.ts'

const positions = demoCommunities.flatMap(({ name, position }) => (position ? [{ name, ...position }] : []))

const repeated = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at)

test('every demo community is what an organiser could have written', () => {
  const refused = demoCommunities.filter((entry) => !communityInput.safeParse(entry).success)
  expect(refused.map(({ name }) => name)).toEqual([])
})

test('parsing changes nothing in a demo community', () => {
  expect(demoCommunities.map((entry) => communityInput.parse(entry))).toEqual(demoCommunities)
})

test('there are enough for five days, and not too many', () => {
  expect(demoCommunities.length).toBeGreaterThanOrEqual(105)
  expect(demoCommunities.length).toBeLessThanOrEqual(125)
})

test('names and e-mail addresses are each used once', () => {
  expect(repeated(demoCommunities.map(({ name }) => name))).toEqual([])
  expect(repeated(demoCommunities.map(({ contact }) => contact.email))).toEqual([])
})

test('every category and every target group occurs', () => {
  const usedCategories = new Set(demoCommunities.map(({ category }) => category))
  const usedTargetGroups = new Set(demoCommunities.flatMap((entry) => entry.targetGroups))
  expect(categories.filter((category) => !usedCategories.has(category))).toEqual([])
  expect(targetGroups.filter((group) => !usedTargetGroups.has(group))).toEqual([])
})

test('every community is either virtual or placed in the municipality', () => {
  const virtual = demoCommunities.filter(({ position }) => position === null)
  expect(virtual.map(({ name, virtual, meetingLink }) => ({ name, virtual, meetingLink }))).toEqual([
    { name: 'Højtlæserne på Omø', virtual: true, meetingLink: 'https://eksempel.invalid/omoe' },
  ])
  expect(demoCommunities.filter((entry) => entry.virtual && entry.position).map(({ name }) => name)).toEqual(
    [],
  )
  const outside = positions.filter(({ lat, lon }) => lat < 55.15 || lat > 55.5 || lon < 11.08 || lon > 11.55)
  expect(outside).toEqual([])
})

test('no two communities are at the same place', () => {
  expect(repeated(positions.map(({ lat, lon }) => `${lat} ${lon}`))).toEqual([])
})

test('every community tells all three parts of its story, and says which of A, B and C it offers', () => {
  const silent = demoCommunities.filter(
    ({ story, abc }) =>
      story.meetAbout === '' ||
      story.community === '' ||
      story.meaning === '' ||
      !(abc.act || abc.belong || abc.commit),
  )
  expect(silent.map(({ name }) => name)).toEqual([])
})

test('nobody real can be reached through the demo', () => {
  const reachable = demoCommunities.filter(
    ({ contact }) =>
      contact.name !== '' || contact.phone !== '' || !contact.email.endsWith('@eksempel.invalid'),
  )
  expect(reachable.map(({ name }) => name)).toEqual([])
})
