import type { Tags } from '../extract.ts'
import { facilityFor, hintedKinds, nameHints, placeRules, type PlaceRule } from './place-rules.ts'

/** What a named thing with these tags is; null when it is no place that anybody searches. */
export function ruleFor(tags: Tags): PlaceRule | null {
  const found = firstRule(tags)
  if (!found) return null
  if (found.kind === 'social-facility') {
    const whom = facilityFor[tags['social_facility:for'] ?? '']
    const what = rulesOf('social_facility', tags.social_facility)
    if (what && what.category !== 'other') return what
    if (whom) return whom
  }
  const name = tags.name ?? ''
  const hint =
    hintedKinds.has(found.kind) && found.category !== 'sports'
      ? nameHints.find(([said]) => said.test(name))
      : null
  return hint?.[1] ?? found
}

function firstRule(tags: Tags): PlaceRule | null {
  for (const [key, values] of placeRules) {
    const value = tags[key]
    if (value === undefined) continue
    const found = values[value] ?? values['*']
    if (found) return found
  }
  return null
}

function rulesOf(key: string, value: string | undefined): PlaceRule | null {
  const values = placeRules.find(([one]) => one === key)?.[1]
  return value === undefined ? null : (values?.[value] ?? null)
}
