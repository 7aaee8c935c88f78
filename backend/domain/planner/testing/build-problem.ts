import type { RelayProblem } from '../../contract/relay-problem.ts'

/** One day's hours in the tests: day `d` from hour `from` to hour `to`. */
export const hours = (d: number, from: number, to: number): [number, number] => [
  86400 * d + 3600 * from,
  86400 * d + 3600 * to,
]

export const day = (d: number, from = 9, to = 17) => {
  const [startS, endS] = hours(d, from, to)
  return { startS, endS }
}

/** Places on a line: `minutes[i]` is the position of place i, so that travel is easy to follow by eye. */
export const onALine = (minutes: readonly number[]) =>
  minutes.map((a) => minutes.map((b) => 60 * Math.abs(a - b)))

/** A problem of one day on a line, stops at places 1, 2, …, start at place 0, open finish, open all day. */
export function lineProblem(
  minutes: readonly number[],
  change: Partial<RelayProblem> = {},
  stopChange: Record<string, Partial<RelayProblem['stops'][number]>> = {},
): RelayProblem {
  const days = change.days ?? [day(0)]
  return {
    format: 'relay-problem/1',
    name: 'line',
    days,
    travel: { durationS: onALine(minutes) },
    start: 0,
    stops: minutes.slice(1).map((_, i) => ({
      id: `s${i + 1}`,
      place: i + 1,
      visitS: 600,
      windows: days.map((d): [number, number] => [d.startS, d.endS]),
      ...stopChange[`s${i + 1}`],
    })),
    ...change,
  }
}
