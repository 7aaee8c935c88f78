import { categories, type Category } from '@stafet/domain/contract/community.ts'
import type { SuggestedCommunity } from '@stafet/domain/contract/place-search.ts'

/** A suggestion with a name of its own for the page: its number in the answer. */
export interface Suggestion extends SuggestedCommunity {
  id: string
}

export interface SuggestionGroup {
  category: Category
  suggestions: Suggestion[]
}

const alphabet = new Intl.Collator('da', { sensitivity: 'base', numeric: true })

/** The suggestions that fit, by category; in each those with the same name side by side. */
export function groupSuggestions(
  suggestions: readonly Suggestion[],
  { search, category }: { search: string; category: Category | null },
): SuggestionGroup[] {
  const words = search.toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  const fits = ({ name, near, category: own }: Suggestion): boolean => {
    const text = `${name} ${near}`.toLocaleLowerCase('da')
    return (category === null || own === category) && words.every((word) => text.includes(word))
  }
  const fitting = suggestions.filter(fits)
  return categories
    .map((one) => ({
      category: one,
      suggestions: fitting
        .filter((suggestion) => suggestion.category === one)
        .sort((a, b) => alphabet.compare(a.name, b.name) || alphabet.compare(a.near, b.near)),
    }))
    .filter((group) => group.suggestions.length > 0)
}

/** The set with all of them in it, or without any of them. */
export function withAll(chosen: ReadonlySet<string>, ids: readonly string[], take: boolean): Set<string> {
  const after = new Set(chosen)
  for (const id of ids) {
    if (take) after.add(id)
    else after.delete(id)
  }
  return after
}
