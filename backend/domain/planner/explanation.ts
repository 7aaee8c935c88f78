import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { clock, duration, kilometres, type Language } from './messages.ts'

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
  const lines = [
    da
      ? `${totals.served} stop, ${far}${duration(totals.travelS, language)} undervejs i alt.`
      : `${totals.served} stops, ${far}${duration(totals.travelS, language)} on the way in all.`,
  ]
  plan.days.forEach((day, d) => {
    if (day.visits.length === 0) {
      lines.push(da ? `Dag ${d + 1}: ingen stop.` : `Day ${d + 1}: no stops.`)
      return
    }
    const travel = duration(day.travelS, language)
    const wait = duration(day.waitS, language)
    lines.push(
      da
        ? `Dag ${d + 1}: ${day.visits.length} stop, ${travel} undervejs, ${wait} ventetid.`
        : `Day ${d + 1}: ${day.visits.length} stops, ${travel} on the way, ${wait} of waiting.`,
    )
  })
  const tight = tightestSlots(problem, plan.days).slice(0, 3)
  if (tight.length > 0) {
    const named = tight.map(({ stop, startS, slackS }) =>
      da
        ? `»${stop}« kl. ${clock(startS, language)} (${duration(slackS, language)} luft)`
        : `“${stop}” at ${clock(startS, language)} (${duration(slackS, language)} to spare)`,
    )
    lines.push(`${da ? 'Strammeste tider' : 'Tightest slots'}: ${named.join(', ')}.`)
  }
  if (bound.travelS > 0) {
    const percent = (Math.ceil(1000 * bound.gap - 1e-9) / 10).toFixed(1)
    lines.push(
      da
        ? `Højst ${percent.replace('.', ',')} % mere rejsetid end nogen plan for de samme stop kan klare sig med.`
        : `At most ${percent} % more travel than any plan for the same stops could do with.`,
    )
  }
  return lines
}

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
