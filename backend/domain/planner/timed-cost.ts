import type { Model } from './model.ts'
import type { Route } from './route.ts'

/**
 * Cost of waiting and imbalance when every visit starts as early as it can, in O(stops): no less than what the
 * scheduler charges for the same order. For timed routes.
 */
export class TimedCost {
  private readonly m: Model
  private readonly visitS: Float64Array
  private readonly shareOfDay: Float64Array

  constructor(m: Model) {
    this.m = m
    this.visitS = new Float64Array(m.dayStart.length)
    const hours = m.dayStart.reduce((sum, start, d) => sum + m.dayEnd[d]! - start, 0)
    this.shareOfDay = m.dayStart.map((start, d) => (hours > 0 ? (m.dayEnd[d]! - start) / hours : 0))
  }

  of(route: Route): number {
    const { m, visitS, shareOfDay } = this
    const { next, end, endDay, leg } = route
    visitS.fill(0)
    let waitS = 0
    let totalS = 0
    let u = m.START
    for (let x = next[u]!; x !== m.FINISH; u = x, x = next[x]!) {
      if (x >= m.N) continue
      const day = endDay[x]!
      const ready = Math.max(end[u]!, m.dayStart[day]!)
      const visit = m.visit[x]!
      waitS += end[x]! - visit - ready - leg[u]!
      visitS[day] = visitS[day]! + visit
      totalS += visit
    }
    let misplacedS = 0
    for (let d = 0; d < visitS.length; d++) misplacedS += Math.abs(visitS[d]! - totalS * shareOfDay[d]!) / 2
    return m.weights.wait * waitS + m.weights.balance * misplacedS
  }
}
