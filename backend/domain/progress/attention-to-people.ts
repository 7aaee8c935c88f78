import type { AttentionInput, AttentionItem, Urgency } from './attention-item.ts'
import { timedStops } from './expected-times.ts'

const HOUR = 3_600_000

/** Carriers are looked for on legs that set out within this time: today's and tomorrow's. */
export const CARRIERS_AHEAD_MS = 36 * HOUR
/** What happens within this time must be dealt with now, or soon. */
export const AT_ONCE_MS = 2 * HOUR
export const SOON_MS = 12 * HOUR

/** Who cannot, who is missing, and which calls nobody has answered. */
export function peopleToSee(input: AttentionInput): AttentionItem[] {
  const { plan, progress, attendance, contacts, calls, nowMs } = input
  const carriers = new Map(contacts.map((contact) => [contact.stopId, contact.carriers.trim()]))
  // Where none are written down, carriers are arranged elsewhere: then an empty field says nothing.
  const areWrittenDown = [...carriers.values()].some((names) => names !== '')
  const answers = new Map(attendance.map((one) => [one.stopId, one]))
  const stops = timedStops(plan.days)
  return stops.flatMap(({ stop, startsMs, departsMs, legMs }, at): AttentionItem[] => {
    if (progress.stops[at]?.state !== 'to-come') return []
    const item = { stopId: stop.id, eventIds: [] }
    const items: AttentionItem[] = []
    const answer = answers.get(stop.id)
    if (answer?.answer === 'declined') {
      const sinceMs = answer.answeredAt ? Date.parse(answer.answeredAt) : nowMs
      items.push({ ...item, code: 'declined', urgency: urgencyOf(startsMs - nowMs), sinceMs })
    }
    const ofLeg = calls.filter(({ stopId, state }) => stopId === stop.id && state !== 'closed')
    const open = ofLeg.find(({ state }) => state === 'open')
    if (open) {
      const sinceMs = Date.parse(open.madeAt)
      items.push({ ...item, code: 'reserve-call-open', urgency: urgencyOf(departsMs - nowMs), sinceMs })
    }
    // Nobody knows who carries from the start; and nobody has to carry to where one meets online.
    const from = stops[at - 1]
    const isMissing = areWrittenDown && from !== undefined && legMs > 0 && carriers.get(from.stop.id) === ''
    if (isMissing && ofLeg.length === 0 && departsMs - nowMs <= CARRIERS_AHEAD_MS) {
      const urgency = urgencyOf(departsMs - nowMs)
      items.push({ ...item, code: 'carriers-missing', urgency, sinceMs: departsMs - CARRIERS_AHEAD_MS })
    }
    return items
  })
}

function urgencyOf(leftMs: number): Urgency {
  return leftMs <= AT_ONCE_MS ? 'now' : leftMs <= SOON_MS ? 'soon' : 'later'
}
