import { clusterStops } from './cluster-stops.ts'

const never = () => false
const at = (x: number, y = 0) => ({ x, y })

describe('clusterStops', () => {
  test('gathers what lies near the first, in the order of the route', () => {
    const points = [at(0), at(100), at(8), at(105), at(300)]
    expect(clusterStops(points, 20, never).map(({ members }) => members.map(({ x }) => x))).toEqual([
      [0, 8],
      [100, 105],
      [300],
    ])
  })

  test('does not grow into a chain: reach is from the first point', () => {
    const points = [at(0), at(15), at(30)]
    expect(clusterStops(points, 20, never).map(({ members }) => members.length)).toEqual([2, 1])
  })

  test('what must stay alone is neither gathered nor gathers others', () => {
    const points = [at(0), at(1), at(2)]
    const clusters = clusterStops(points, 20, ({ x }) => x === 1)
    expect(clusters.map(({ members }) => members.map(({ x }) => x))).toEqual([[0, 2], [1]])
  })

  test('without reach every stop stands alone, even on the same spot', () => {
    expect(clusterStops([at(0), at(0)], 0, never)).toHaveLength(2)
  })
})
