import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { clock, duration, kilometres, type Language } from './messages.ts'

/** Waiting below half a minute is none. */
const SHORTEST_WAIT_S = 30

/**
 * Plain sentences about a plan: distance and travel in all, travel and waiting per day, the three slots with
 * the least room for delay, and how far from the best possible the plan can be at most.
 */
export function explain(
  problem: RelayProblem,
  plan: Pick<RelayPlan, 'days' | 'totals' | 'bound'>,
  language: Language,
): string[] {
  const da = language === 'da'
  const { totals, bound } = plan
  const far = problem.travel.distanceM ? `${kilometres(totals.distanceM, language)}, ` : ''
  const inAll = `${stopCount(totals.served, da)}, ${far}${duration(totals.travelS, language)}`
  const lines = [da ? `${inAll} undervejs i alt.` : `${inAll} on the way in all.`]
  plan.days.forEach((day, d) => {
    if (day.visits.length === 0) {
      lines.push(da ? `Dag ${d + 1}: ingen stop.` : `Day ${d + 1}: no stops.`)
      return
    }
    const travel = duration(day.travelS, language)
    const parts = [stopCount(day.visits.length, da), `${travel} ${da ? 'undervejs' : 'on the way'}`]
    if (day.waitS >= SHORTEST_WAIT_S)
      parts.push(`${duration(day.waitS, language)} ${da ? 'ventetid' : 'of waiting'}`)
    lines.push(`${da ? 'Dag' : 'Day'} ${d + 1}: ${parts.join(', ')}.`)
  })
  const tight = tightestSlots(problem, plan.days).slice(0, 3)
  if (tight.length > 0) {
    const named = tight.map(({ stop, startS, slackS }) =>
      da
        ? `»${stop}« kl. ${clock(startS, language)} (${duration(slackS, language)} til overs)`
        : `“${stop}” at ${clock(startS, language)} (${duration(slackS, language)} to spare)`,
    )
    lines.push(`${da ? 'Strammeste tider' : 'Tightest slots'}: ${named.join(', ')}.`)
  }
  if (bound.travelS > 0) lines.push(howGood(bound.gap, da))
  return lines
}

function howGood(gap: number, da: boolean): string {
  const tenths = Math.ceil(1000 * gap - 1e-6)
  if (tenths <= 0) {
    return da
      ? 'Kortere rejsetid er ikke mulig for de samme stop.'
      : 'No shorter travel is possible for the same stops.'
  }
  const percent = (tenths / 10).toFixed(1)
  return da
    ? `Rejsetiden er højst ${percent.replace('.', ',')} % længere end den kortest mulige for de samme stop.`
    : `Travel is at most ${percent} % longer than the shortest possible for the same stops.`
}

const stopCount = (count: number, da: boolean) => `${count} ${da || count === 1 ? 'stop' : 'stops'}`

/** By how much each slot may slip on its own before a window or the day's end is missed, tightest first. */
function tightestSlots(
  problem: RelayProblem,
  days: RelayPlan['days'],
): { stop: string; startS: number; slackS: number }[] {
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop]))
  return days
    .flatMap((day, d) =>
      day.visits.map(({ stop, startS }) => {
        const { windows = [], visitS = 0 } = stops.get(stop) ?? {}
        const closes = Math.max(
          ...windows.filter(([from, to]) => from <= startS && startS <= to).map(([, to]) => to),
        )
        const dayEnds = (problem.days[d]?.endS ?? 0) - visitS
        return { stop, startS, slackS: Math.max(0, Math.min(closes, dayEnds) - startS) }
      }),
    )
    .sort((a, b) => a.slackS - b.slackS || a.startS - b.startS)
}
