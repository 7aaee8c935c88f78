import type { UnservedStop } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import { clock } from '@stafet/domain/planner/messages.ts'
import type { Language } from '../platform/language.ts'

/**
 * Why a stop does not fit into what is left of the day, in words of that day: the planner's own speak of a relay
 * of many. `earliestS` is when the baton could be there if it went straight away.
 */
export function dropReasons(problem: RelayProblem, unserved: UnservedStop, language: Language): string[] {
  const say = words[language]
  const stop = problem.stops.find(({ id }) => id === unserved.stop)
  const lastS = Math.max(...(stop?.windows ?? []).map(([, to]) => to))
  if (lastS === -Infinity) return [say.closed]
  const travelS = stop?.place == null ? 0 : problem.travel.durationS[problem.start]?.[stop.place]
  const unreachable = unserved.reasons.find(({ code }) => code === 'unreachable')
  if (unreachable || travelS == null) return [unreachable?.message ?? say.full]
  const earliestS = (problem.days[0]?.startS ?? 0) + travelS
  return [earliestS > lastS ? say.late(clock(earliestS, language), clock(lastS, language)) : say.full]
}

const words: Record<Language, { closed: string; full: string; late(at: string, last: string): string }> = {
  da: {
    closed: 'Der er ikke åbent mere i dag.',
    full: 'Der er ikke tid nok tilbage i dag.',
    late: (at, last) =>
      `Depechen kan tidligst være der kl. ${at}, og besøget skal begynde senest kl. ${last}.`,
  },
  en: {
    closed: 'It is not open any more today.',
    full: 'There is not enough time left today.',
    late: (at, last) =>
      `The baton can be there at ${at} at the earliest, and the visit must begin by ${last}.`,
  },
}
