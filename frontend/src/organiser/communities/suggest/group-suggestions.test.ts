import type { Category } from '@stafet/domain/contract/community.ts'
import { groupSuggestions, withAll, type Suggestion } from './group-suggestions.ts'

const suggestion = (name: string, category: Category, near = 'Slagelse'): Suggestion => ({
  id: `${name} ${near}`,
  name,
  category,
  near,
  kind: 'school',
  position: { lat: 55.4, lon: 11.35 },
  already: false,
})
const all = [
  suggestion('Åskolen', 'school'),
  suggestion('Byskolen', 'school', 'Korsør'),
  suggestion('Byskolen', 'school'),
  suggestion('Korsør Bibliotek', 'library', 'Korsør'),
]
const shortly = (search: string, category: Category | null = null) =>
  groupSuggestions(all, { search, category }).map((group) => [
    group.category,
    group.suggestions.map(({ id }) => id),
  ])

test('each category has its own, sorted as Danes do', () => {
  expect(shortly('')).toEqual([
    ['school', ['Byskolen Korsør', 'Byskolen Slagelse', 'Åskolen Slagelse']],
    ['library', ['Korsør Bibliotek Korsør']],
  ])
})

test('words are looked for in name and town', () => {
  expect(shortly('KORSØR')).toEqual([
    ['school', ['Byskolen Korsør']],
    ['library', ['Korsør Bibliotek Korsør']],
  ])
  expect(shortly('korsør', 'library')).toEqual([['library', ['Korsør Bibliotek Korsør']]])
  expect(shortly('findes ikke')).toEqual([])
})

test('a group is taken or left as a whole', () => {
  const chosen = withAll(new Set(['a']), ['b', 'c'], true)
  expect([...chosen]).toEqual(['a', 'b', 'c'])
  expect([...withAll(chosen, ['a', 'c'], false)]).toEqual(['b'])
})
