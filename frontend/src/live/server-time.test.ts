import { ServerTimeEstimate } from './server-time.ts'

describe('ServerTimeEstimate', () => {
  test('knows nothing before it was told', () => {
    expect(new ServerTimeEstimate().at(5)).toBeNull()
  })

  test('believes the reading that was quickest on its way', () => {
    const estimate = new ServerTimeEstimate()
    estimate.note(10_000, 1_400) // 400 ms late
    estimate.note(11_000, 2_050) // 50 ms late
    estimate.note(12_000, 3_900) // 900 ms late
    expect(estimate.at(4_000)).toBe(12_950)
  })

  test('forgets old readings, so that a clock that drifts is followed', () => {
    const estimate = new ServerTimeEstimate()
    estimate.note(10_000, 0)
    for (let minute = 1; minute <= 12; minute++) estimate.note(minute * 60_000, minute * 60_000)
    expect(estimate.at(800_000)).toBe(800_000)
  })
})
