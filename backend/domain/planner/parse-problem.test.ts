import { checkProblem } from './check-problem.ts'
import { parseProblem } from './parse-problem.ts'
import { lineProblem } from './testing/build-problem.ts'

const good = lineProblem([0, 10, 20, 30])
const refusal = (change: Record<string, unknown>) => () => checkProblem({ ...good, ...change })
const stopWith = (change: Record<string, unknown>) => ({
  stops: [good.stops[0], { ...good.stops[1], ...change }],
})

describe('a malformed problem gets one line that names the field', () => {
  it.each<[string, Record<string, unknown>]>([
    ['stops[1].windows[0]: ends (100) before it starts (200)', stopWith({ windows: [[200, 100]] })],
    ['stops[1].visitS: is negative (-1)', stopWith({ visitS: -1 })],
    ['stops[1].place: is place 9, but the travel matrix has places 0 to 3', stopWith({ place: 9 })],
    ['stops[1].id: "s1" is used twice', stopWith({ id: 's1' })],
    ['travel.durationS[1]: has 1 entries, must have 2 (square)', { travel: { durationS: [[0, 1], [0]] } }],
    [
      'travel.durationS[0][1]: is negative (-5)',
      {
        travel: {
          durationS: [
            [0, -5],
            [1, 0],
          ],
        },
      },
    ],
    [
      'travel.durationS[0][1]: is NaN, must be a finite number or null',
      {
        travel: {
          durationS: [
            [0, NaN],
            [1, 0],
          ],
        },
      },
    ],
    ['travel.distanceM: has 1 rows, must have 4', { travel: { ...good.travel, distanceM: [[0]] } }],
    ['days[0]: ends (5) before it starts (10)', { days: [{ startS: 10, endS: 5 }] }],
    [
      'days[1]: starts (5) before days[0] ends (10); days overlap',
      {
        days: [
          { startS: 0, endS: 10 },
          { startS: 5, endS: 20 },
        ],
      },
    ],
    ['start: is place 7, but the travel matrix has places 0 to 3', { start: 7 }],
    ['finish: is place -1, but the travel matrix has places 0 to 3', { finish: -1 }],
    [
      'overnight.places[0]: is place 4, but the travel matrix has places 0 to 3',
      { overnight: { places: [4] } },
    ],
    ['locked[0][1]: "nobody" is not a stop', { locked: [['s1', 'nobody']] }],
    ['locked[1][0]: "s1" is locked twice', { locked: [['s1', 's2'], ['s1']] }],
    ['weights.wait: is negative (-1)', { weights: { wait: -1 } }],
  ])('%s', (message, change) => expect(refusal(change)).toThrow(new Error(message)))

  it('names the field for a wrong type and for days that are missing', () => {
    expect(refusal({ start: 'Slagelse' })).toThrow(/^start: /)
    expect(refusal({ days: [] })).toThrow(/^days: /)
    expect(refusal(stopWith({ windows: [[1]] }))).toThrow(/^stops\[1\]\.windows\[0\]/)
  })

  it('names the field for NaN in the text, which is not JSON', () => {
    const text = JSON.stringify(good).replace('"durationS":[[0,600', '"durationS":[[0,NaN')
    expect(() => parseProblem(text, 'x')).toThrow('travel.durationS[0][1]: is NaN, must be a number or null')
  })

  it('says so when the text is no problem at all', () => {
    expect(() => parseProblem('{"format"', 'x')).toThrow(/^problem: is not valid JSON/)
    expect(() => parseProblem('', 'x')).toThrow('problem: the text is empty')
    expect(() => parseProblem('hello', 'x')).toThrow(/^problem: is neither/)
  })
})

describe('formats', () => {
  it('takes null in the matrix for no way there', () => {
    expect(
      checkProblem({
        ...good,
        travel: {
          durationS: [
            [0, null],
            [5, 0],
          ],
        },
        stops: [],
      }).travel.durationS[0],
    ).toEqual([0, null])
  })

  it('reads TSPLIB EUC_2D, rounded, as a round trip', () => {
    const text =
      'NAME : tiny\nTYPE : TSP\nDIMENSION: 3\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 1 1\n3 3 4\nEOF\n'
    const problem = parseProblem(text, 'file')
    expect(problem.name).toBe('tiny')
    expect(problem.travel.durationS).toEqual([
      [0, 1, 5],
      [1, 0, 4],
      [5, 4, 0],
    ])
    expect([problem.start, problem.finish, problem.stops.length]).toEqual([0, 0, 2])
  })

  it('refuses a TSPLIB file of another kind by name', () => {
    expect(() => parseProblem('NAME : a\nEDGE_WEIGHT_TYPE : GEO\n', 'a')).toThrow(
      'EDGE_WEIGHT_TYPE: is GEO, only EUC_2D is read',
    )
  })

  it('reads the TSPTW text format', () => {
    const problem = parseProblem('2\n0 5\n6 0\n0 100\n10 20\n# a remark', 'tiny')
    expect(problem.travel.durationS).toEqual([
      [0, 5],
      [6, 0],
    ])
    expect(problem.days).toEqual([{ startS: 0, endS: 100 }])
    expect(problem.stops).toEqual([{ id: '1', place: 1, visitS: 0, windows: [[10, 20]] }])
    expect(() => parseProblem('3\n0 5', 'short')).toThrow(
      'n: says 3 nodes, so 16 numbers, but the text has 3',
    )
  })
})
