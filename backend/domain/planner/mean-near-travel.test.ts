import { meanNearTravel } from './mean-near-travel.ts'

const line = [0, 10, 30, 70]
const dist = Float64Array.from(line.flatMap((a) => line.map((b) => Math.abs(a - b))))

describe('the mean way to the nearest stops', () => {
  it('counts the three nearest of each', () => {
    expect(meanNearTravel(dist, 4, 4, new Uint8Array(4))).toBe((110 + 90 + 90 + 170) / 12)
  })

  it('leaves out stops that are held online, which are no way from anywhere', () => {
    const online = dist.map((d, i) => (i % 4 === 3 || i > 11 ? 0 : d))
    expect(meanNearTravel(online, 4, 4, Uint8Array.of(0, 0, 0, 1))).toBe((40 + 30 + 50) / 6)
  })
})
