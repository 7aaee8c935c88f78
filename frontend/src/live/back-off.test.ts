import { backOffMs } from './back-off.ts'

describe('backOffMs', () => {
  test('doubles from try to try, up to half a minute', () => {
    expect([1, 2, 3, 4].map((failures) => backOffMs(failures, 1))).toEqual([700, 1400, 2800, 5600])
    expect(backOffMs(50, 1)).toBe(30_000)
  })

  test('is spread over the upper half of the time', () => {
    expect(backOffMs(3, 0)).toBe(1400)
    expect(backOffMs(3, 0.5)).toBe(2100)
  })

  test('a line that was too slow for the stream comes back almost at once', () => {
    expect(backOffMs(0, 1)).toBe(700)
  })
})
