import { smoothLine } from './smooth-line.ts'

describe('smoothLine', () => {
  test('keeps the ends of an open line and cuts its corner', () => {
    const line = [
      [0, 0],
      [4, 0],
      [4, 4],
    ]
    expect(smoothLine(line, 1)).toEqual([
      [0, 0],
      [3, 0],
      [4, 1],
      [4, 4],
    ])
  })

  test('a ring stays closed', () => {
    const ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 0],
    ]
    const smooth = smoothLine(ring, 2)
    expect(smooth[0]).toEqual(smooth.at(-1))
    expect(smooth).toHaveLength(13)
  })

  test('what has no corner is left as it is', () => {
    const straight = [
      [0, 0],
      [4, 4],
    ]
    expect(smoothLine(straight, 3)).toEqual(straight)
  })
})
