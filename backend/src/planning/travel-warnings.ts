import type { DraftPlan } from '@stafet/domain/contract/planning.ts'
import type { Language } from '../platform/language.ts'
import { placeable, type BuiltProblem, type PlannedCommunity, type PlannedRelay } from './build-problem.ts'

/** A place farther from the nearest street than this may be put in the wrong spot. */
const FAR_M = 150

/** What organisers ought to know about how their places lie to the streets. */
export function travelWarnings(
  relay: PlannedRelay,
  communities: readonly PlannedCommunity[],
  { places: positions, travel }: Pick<BuiltProblem, 'places' | 'travel'>,
  language: Language,
): DraftPlan['warnings'] {
  const say = words[language]
  const ends = [relay.start, ...(relay.finish ? [relay.finish] : [])]
  const placed = placeable(communities).filter(({ virtual }) => !virtual)
  const places = [
    ...ends.map(({ name }) => ({ name, communities: [] })),
    ...placed.map(({ id, name }) => ({ name, communities: [id] })),
  ].map((place, at) => ({ ...place, position: positions[at], reach: travel.reach[at] ?? null }))
  const about = (some: typeof places) => ({
    names: listed([...new Set(some.map(({ name }) => name))], say.and),
    communities: some.flatMap((place) => place.communities),
  })

  const warnings: DraftPlan['warnings'] = []
  const warn = (code: string, some: typeof places, message: (names: string) => string): void => {
    if (some.length === 0) return
    const { names, communities: ids } = about(some)
    warnings.push({ code, message: message(names), communities: ids })
  }
  if (travel.source.key !== travel.wantedKey)
    warnings.push({ code: 'travel-fell-back', message: say.fellBack, communities: [] })
  if (relay.pace.stepFree && !travel.source.knowsSteps)
    warnings.push({ code: 'steps-unknown', message: say.stepsUnknown, communities: [] })
  const cutOff = places.filter(({ reach }) => reach === null)
  const isOutside = ({ position }: (typeof places)[number]): boolean =>
    position !== undefined && !travel.source.covers(position)
  warn('outside-map', cutOff.filter(isOutside), say.outside)
  warn(
    'cut-off',
    cutOff.filter((place) => !isOutside(place)),
    say.cutOff,
  )
  warn(
    'by-ferry',
    places.filter(({ reach }) => reach?.byFerry),
    say.byFerry,
  )
  for (const place of places) {
    const awayM = place.reach?.awayM ?? 0
    if (awayM > FAR_M) warn('far-from-street', [place], (name) => say.far(name, awayM))
  }
  return warnings
}

function listed(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`
}

interface Words {
  and: string
  fellBack: string
  stepsUnknown: string
  outside(names: string): string
  cutOff(names: string): string
  byFerry(names: string): string
  far(name: string, metres: number): string
}

const words: Record<Language, Words> = {
  da: {
    and: 'og',
    fellBack:
      'Vejene kunne ikke hentes, da planen blev lavet. Den er regnet på en grovere måde; lav planen igen senere.',
    stepsUnknown:
      'Der er ikke hentet et kort over området, så vi ved ikke, hvor der er trapper og dårlig belægning.',
    outside: (names) =>
      `Uden for det kort, der er hentet, ligger ${names}. Hent et kort, der dækker hele stafetten.`,
    cutOff: (names) =>
      `Der fører ingen gader, stier eller færger på kortet til ${names}. Ret stedet, eller sæt det uden for planen.`,
    byFerry: (names) => `Kun en færge fører til ${names}. Tjek sejltiderne.`,
    far: (name, metres) =>
      `${name} ligger ${metres} m fra den nærmeste gade eller sti. Tjek, at stedet er sat rigtigt på kortet.`,
  },
  en: {
    and: 'and',
    fellBack:
      'The streets could not be had when the plan was made. It is reckoned more coarsely; make it again later.',
    stepsUnknown:
      'No map of the area has been imported, so we do not know where there are steps and bad surfaces.',
    outside: (names) =>
      `Outside the map that has been imported: ${names}. Import one that covers the whole relay.`,
    cutOff: (names) =>
      `No streets, paths or ferries on the map lead to ${names}. Move the place, or leave it out of the plan.`,
    byFerry: (names) => `Only a ferry leads to ${names}. Check its timetable.`,
    far: (name, metres) =>
      `${name} lies ${metres} m from the nearest street or path. Check that it is in the right place on the map.`,
  },
}
