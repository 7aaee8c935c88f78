import type { Community } from '@stafet/domain/contract/community.ts'

export interface Arrangement {
  /** Words that must all be found in the name, the address or the category's name. */
  search: string
  unplacedOnly: boolean
  sortBy: 'name' | 'category' | 'visit'
  descending: boolean
}

/** The order of the Danish alphabet: æ, ø, å last, and Aa as Å. */
const alphabet = new Intl.Collator('da', { sensitivity: 'base', numeric: true })

/** Not on the map yet, and to be visited in a place: such a community cannot be planned. */
export function isUnplaced(community: Pick<Community, 'position' | 'virtual'>): boolean {
  return community.position === null && !community.virtual
}

/** The communities that fit the search and the filter, sorted; those alike in the sorted column by name. */
export function arrangeCommunities(
  communities: readonly Community[],
  { search, unplacedOnly, sortBy, descending }: Arrangement,
  {
    categoryName,
    visitMinutes,
  }: {
    categoryName: (category: Community['category']) => string
    visitMinutes: (community: Community) => number
  },
): Community[] {
  const words = search.toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  const fits = (community: Community) => {
    const told = [community.name, community.address, categoryName(community.category)]
    const text = told.join(' ').toLocaleLowerCase('da')
    return (!unplacedOnly || isUnplaced(community)) && words.every((word) => text.includes(word))
  }
  const compare: Record<Arrangement['sortBy'], (a: Community, b: Community) => number> = {
    name: () => 0,
    category: (a, b) => alphabet.compare(categoryName(a.category), categoryName(b.category)),
    visit: (a, b) => visitMinutes(a) - visitMinutes(b),
  }
  const sign = descending ? -1 : 1
  return communities
    .filter(fits)
    .sort((a, b) => sign * (compare[sortBy](a, b) || alphabet.compare(a.name, b.name)))
}
