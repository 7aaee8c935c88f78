import { relayProblemSchema, type RelayProblem } from '../contract/relay-problem.ts'

/** A malformed problem; the message is one line that names the field. */
export class ProblemError extends Error {
  override name = 'ProblemError'
}

const refuse = (field: string, what: string): never => {
  throw new ProblemError(`${field}: ${what}`)
}

/**
 * The whole contract of `relay-problem/1`: shapes first, then what a schema cannot say (square matrix,
 * order of days and windows, indices and ids that exist).
 * @throws ProblemError on the first thing that is wrong
 */
export function checkProblem(value: unknown): RelayProblem {
  const parsed = relayProblemSchema.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const path = (issue?.path ?? []).reduce<string>(
      (text, key) =>
        typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
      '',
    )
    return refuse(path || 'problem', (issue?.message ?? 'is not a relay problem').replace(/\s+/g, ' '))
  }
  const problem = parsed.data
  checkDays(problem)
  const places = problem.travel.durationS.length
  checkMatrix('travel.durationS', problem.travel.durationS, places)
  if (problem.travel.distanceM) checkMatrix('travel.distanceM', problem.travel.distanceM, places)
  checkPlace('start', problem.start, places)
  if (problem.finish != null) checkPlace('finish', problem.finish, places)
  problem.overnight?.places.forEach((place, i) => checkPlace(`overnight.places[${i}]`, place, places))
  if (problem.overnight?.places.length === 0)
    refuse('overnight.places', 'is empty; leave overnight out to sleep anywhere')
  checkStops(problem, places)
  checkLocked(problem)
  for (const key of ['travel', 'wait', 'balance'] as const) {
    if ((problem.weights?.[key] ?? 0) < 0) refuse(`weights.${key}`, `is negative (${problem.weights?.[key]})`)
  }
  if ((problem.previous?.toleranceS ?? 0) < 0) refuse('previous.toleranceS', 'is negative')
  return problem
}

function checkDays({ days }: RelayProblem): void {
  days.forEach((day, d) => {
    if (day.endS < day.startS) refuse(`days[${d}]`, `ends (${day.endS}) before it starts (${day.startS})`)
    const before = days[d - 1]
    if (before && day.startS < before.endS) {
      refuse(`days[${d}]`, `starts (${day.startS}) before days[${d - 1}] ends (${before.endS}); days overlap`)
    }
  })
}

function checkMatrix(field: string, matrix: RelayProblem['travel']['durationS'], places: number): void {
  if (matrix.length !== places) refuse(field, `has ${matrix.length} rows, must have ${places}`)
  for (let i = 0; i < places; i++) {
    const row = matrix[i] ?? []
    if (row.length !== places)
      refuse(`${field}[${i}]`, `has ${row.length} entries, must have ${places} (square)`)
    for (let j = 0; j < places; j++) {
      const entry: unknown = row[j]
      if (entry === null || entry === undefined) continue
      if (typeof entry !== 'number')
        refuse(
          `${field}[${i}][${j}]`,
          `is ${typeof entry === 'string' ? entry : JSON.stringify(entry)}, must be a number or null`,
        )
      else if (!Number.isFinite(entry))
        refuse(`${field}[${i}][${j}]`, `is ${entry}, must be a finite number or null`)
      else if (entry < 0) refuse(`${field}[${i}][${j}]`, `is negative (${entry})`)
    }
  }
}

function checkPlace(field: string, place: number, places: number): void {
  if (place < 0 || place >= places)
    refuse(field, `is place ${place}, but the travel matrix has places 0 to ${places - 1}`)
}

function checkStops({ stops }: RelayProblem, places: number): void {
  const seen = new Set<string>()
  stops.forEach((stop, i) => {
    if (seen.has(stop.id)) refuse(`stops[${i}].id`, `"${stop.id}" is used twice`)
    seen.add(stop.id)
    if (stop.place != null) checkPlace(`stops[${i}].place`, stop.place, places)
    if (stop.visitS < 0) refuse(`stops[${i}].visitS`, `is negative (${stop.visitS})`)
    stop.windows.forEach(([from, to], w) => {
      if (to < from) refuse(`stops[${i}].windows[${w}]`, `ends (${to}) before it starts (${from})`)
    })
  })
}

function checkLocked({ stops, locked }: RelayProblem): void {
  const ids = new Set(stops.map((stop) => stop.id))
  const seen = new Set<string>()
  locked?.forEach((run, r) =>
    run.forEach((id, i) => {
      if (!ids.has(id)) refuse(`locked[${r}][${i}]`, `"${id}" is not a stop`)
      if (seen.has(id)) refuse(`locked[${r}][${i}]`, `"${id}" is locked twice`)
      seen.add(id)
    }),
  )
}
