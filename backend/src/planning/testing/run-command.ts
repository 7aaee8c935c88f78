import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** The problem that the commands are tried with, as a file has it. */
export const twoStops = JSON.stringify({
  format: 'relay-problem/1',
  name: 'two stops',
  days: [{ startS: 0, endS: 1000 }],
  travel: {
    durationS: [
      [0, 10, 20],
      [10, 0, 10],
      [20, 10, 0],
    ],
  },
  start: 0,
  stops: [
    { id: 'a', place: 2, visitS: 5, windows: [[0, 900]] },
    { id: 'b', place: 1, visitS: 5, windows: [[0, 900]] },
  ],
})

/** Runs one of the planner's programs, named by its file, and waits for its end. */
export const runCommand = (program: string, args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(import.meta.dirname, '..', program), ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  })
