import type { RelayEvent } from '../contract/relay-event.ts'

/**
 * A relay's log as everybody may see it, with the events that follow on what is here. The words of what is taken
 * back are gone from then on, whether somebody had seen them or not: the server leaves them out of all that it
 * tells, and a page drops those that it has. So both are the same, however often and in which parts they were told.
 * A withdrawal always stands after what it speaks of.
 */
export function withPublicEvents(
  events: readonly RelayEvent[],
  added: readonly RelayEvent[],
): readonly RelayEvent[] {
  const takenBack = new Set(
    added.flatMap((event) => (event.kind === 'withdrawn' ? event.payload.eventId : [])),
  )
  const all = [...events, ...added]
  return takenBack.size === 0
    ? all
    : all.map((event) => (takenBack.has(event.id) ? withoutWords(event) : event))
}

function withoutWords(event: RelayEvent): RelayEvent {
  if (event.kind !== 'received' && event.kind !== 'handed-on') return event
  return { ...event, payload: { ...event.payload, greeting: '' } }
}
