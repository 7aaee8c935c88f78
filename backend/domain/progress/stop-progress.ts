import type { Visit } from './believed-visits.ts'
import type { TimedStop } from './expected-times.ts'
import type { Report } from './standing-words.ts'

export interface StopProgress {
  id: string
  /** `now`: the baton is here, received and not handed on as far as anybody knows. `skipped`: it will not come. */
  state: 'done' | 'now' | 'to-come' | 'skipped'
  /** Milliseconds since 1970; null when nobody reported it. */
  receivedMs: number | null
  handedOnMs: number | null
  /** Which side of the handover said that it was received here; null when neither has. */
  toldBy: 'receiver' | 'giver' | 'both' | null
  /** Done only because of what was told of a later one: nobody said anything here. */
  presumed: boolean
  /** When the visit started, or is expected to; milliseconds. */
  expectedMs: number
  /** It starts between these, most likely; both equal to the known time once it has. */
  earliestMs: number
  latestMs: number
  /** Against the announced slot, in seconds; negative is early. Never negative for what is to come. */
  delayS: number
  /** What was written at check-in, oldest first. */
  greetings: string[]
}

/** What a stop's own reports say, whatever the time is. */
export interface Told {
  id: string
  announcedMs: number
  receivedMs: number | null
  handedOnMs: number | null
  toldBy: StopProgress['toldBy']
  /** When it was there, as somebody said; null when nobody did. */
  knownMs: number | null
  greetings: string[]
}

const none: string[] = []

/** What the believed reports say of each stop of a plan. */
export function toldOfStops(
  stops: readonly TimedStop[],
  visits: readonly Visit[],
  reports: readonly Report[],
): Told[] {
  const told = stops.map(({ stop, startsMs }): Told => ({
    id: stop.id,
    announcedMs: startsMs,
    receivedMs: null,
    handedOnMs: null,
    toldBy: null,
    knownMs: null,
    greetings: none,
  }))
  const written = greetingsOf(visits, reports)
  for (const { index, receivedMs, handedOnMs, receiver, giver } of visits) {
    const own = told[index]
    if (!own) continue
    own.receivedMs ??= receivedMs
    own.handedOnMs = handedOnMs
    const sides = [
      ...(receiver.length > 0 ? ['receiver' as const] : []),
      ...(giver.length > 0 ? ['giver' as const] : []),
    ]
    own.toldBy = sides.length === 2 ? 'both' : (sides[0] ?? own.toldBy)
    own.knownMs = own.receivedMs ?? handedOnMs
    own.greetings = written.get(own.id) ?? none
  }
  return told
}

/** By the stop's id. What a doubted report says is not shown to everybody. */
function greetingsOf(visits: readonly Visit[], reports: readonly Report[]): ReadonlyMap<string, string[]> {
  const written = new Map<string, string[]>()
  const worded = reports.filter(({ greeting }) => greeting !== '')
  if (worded.length === 0) return written
  const believed = new Set(
    visits.flatMap(({ receiver, giver, handedOn }) => [...receiver, ...giver, ...handedOn]),
  )
  for (const { id, stopId, greeting } of worded) {
    if (!believed.has(id)) continue
    const own = written.get(stopId)
    if (own) own.push(greeting)
    else written.set(stopId, [greeting])
  }
  return written
}
