import { slug } from '@stafet/domain/contract/primitives.ts'
import { suggestSlug } from './suggest-slug.ts'

it.each([
  ['Slagelse 2027', 'slagelse-2027'],
  ['Ærø, Læsø & Åbenrå', 'aeroe-laesoe-aabenraa'],
  ['  Café  Thorvaldsén – nr. 2 ', 'cafe-thorvaldsen-nr-2'],
])('makes a web address out of %s', (name, expected) => {
  expect(suggestSlug(name)).toBe(expected)
  expect(slug.safeParse(expected).success).toBe(true)
})

it('keeps within what an address may be, also when it is cut', () => {
  expect(slug.safeParse(suggestSlug('a'.repeat(79) + ' bcd')).success).toBe(true)
  expect(suggestSlug('!?')).toBe('')
})
