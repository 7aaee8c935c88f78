import { HOLD_FREE, UNREACHABLE, type Model } from './model.ts'
import { earliestEnd } from './time-function.ts'

/**
 * A proven lower bound on the travel of every plan that serves a given set of stops: Held & Karp's 1-tree
 * bound (Operations Research 18, 1970) with subgradient ascent on the travel matrix, symmetrised from below.
 *
 * A relay from start to finish is a tour through one more node that only start and finish (open finish:
 * start and any stop) touch at no cost. Pairs that the windows never allow next to each other are no edges.
 */
export class LowerBound {
  /** Best bound so far, seconds of travel. */
  travelS = 0
  private readonly k: number
  private readonly nodes: readonly number[]
  private readonly cost: Float64Array
  private readonly kind: 'tour' | 'path' | 'open'
  private readonly pi: Float64Array
  private readonly bestPi: Float64Array
  private readonly degree: Int32Array
  private readonly lastDegree: Int32Array
  private readonly near: Float64Array
  private readonly link: Int32Array
  private readonly outside: Int32Array
  private readonly whole: boolean
  private step = 2
  private stale = 0

  /** @param stops the nodes served; virtual ones don't travel and are left out */
  constructor(m: Model, stops: readonly number[], roundTrip: boolean) {
    const placed = stops.filter((x) => !m.virtual[x])
    const nodes = roundTrip || m.openFinish ? [m.START, ...placed] : [m.START, m.FINISH, ...placed]
    this.kind = roundTrip ? 'tour' : m.openFinish ? 'open' : 'path'
    this.k = nodes.length
    this.nodes = nodes
    this.cost = symmetricFromBelow(m, nodes, roundTrip)
    this.whole = this.cost.every((c) => Number.isInteger(c))
    this.pi = new Float64Array(this.k)
    this.bestPi = new Float64Array(this.k)
    this.degree = new Int32Array(this.k)
    this.lastDegree = new Int32Array(this.k).fill(2)
    this.near = new Float64Array(this.k)
    this.link = new Int32Array(this.k)
    this.outside = new Int32Array(this.k)
    if (roundTrip && this.k === 2) {
      const x = nodes[1]!
      this.travelS = m.dist[m.START * m.N + x]! + m.dist[x * m.N + m.FINISH]!
    }
  }

  /**
   * The node prices behind the bound, per model node: travel plus the prices of both ends tells far better
   * than travel alone which edges a good tour uses (Helsgaun, EJOR 126, 2000).
   */
  nodePrices(size: number): Float64Array {
    const prices = new Float64Array(size)
    this.nodes.forEach((x, i) => (prices[x] = this.bestPi[i]!))
    return prices
  }

  /** Multiply-adds of one ascent step, to size a budget. */
  get work(): number {
    return this.k * this.k
  }

  /**
   * Ascends until `enough()` or `steps` steps.
   * @param upper travel of some plan, which sets the length of a step; any number is safe
   */
  ascend(steps: number, upper: number, enough: () => boolean): void {
    if (this.k < 3 && this.kind === 'tour') return
    for (let i = 0; i < steps && !enough(); i++) {
      const value = this.oneTree()
      let norm = 0
      for (let v = 0; v < this.k; v++) norm += (this.degree[v]! - 2) ** 2
      const rounded = this.whole ? Math.ceil(value - 1e-6) : value * (1 - 1e-12)
      if (rounded > this.travelS) this.travelS = rounded
      if (value > this.bestValue + 1e-9) {
        this.bestValue = value
        this.bestPi.set(this.pi)
        this.stale = 0
      } else if (++this.stale >= 20 + this.k / 20) {
        this.step *= 0.6
        this.stale = 0
        this.pi.set(this.bestPi)
      }
      if (norm === 0 || this.step < 1e-5) return
      const gap = Math.max(Math.min(upper, 1.02 * this.bestValue) - value, 1e-3 * Math.abs(value), 1e-6)
      const t = (this.step * gap) / norm
      for (let v = 0; v < this.k; v++) {
        this.pi[v]! += t * (0.7 * (this.degree[v]! - 2) + 0.3 * (this.lastDegree[v]! - 2))
        this.lastDegree[v] = this.degree[v]!
      }
    }
  }

  private bestValue = -Infinity

  /** Minimum 1-tree under the node prices `pi` (Prim); fills `degree`, returns its Lagrangean value. */
  private oneTree(): number {
    const { k, cost, pi, degree, near, link, outside } = this
    degree.fill(0)
    let value = 0
    // In a tour the start is the special node; otherwise the node outside the list is.
    const first = this.kind === 'tour' ? 1 : 0
    let left = 0
    for (let v = first + 1; v < k; v++) {
      outside[left++] = v
      near[v] = Infinity
    }
    let u = first
    while (left > 0) {
      const row = u * k
      const piU = pi[u]!
      let bestAt = 0
      let best = Infinity
      for (let i = 0; i < left; i++) {
        const v = outside[i]!
        const c = cost[row + v]! + piU + pi[v]!
        if (c < near[v]!) {
          near[v] = c
          link[v] = u
        }
        if (near[v]! < best) {
          best = near[v]!
          bestAt = i
        }
      }
      u = outside[bestAt]!
      outside[bestAt] = outside[--left]!
      value += best
      degree[u]!++
      degree[link[u]!]!++
    }
    value += this.closeTree()
    for (let v = 0; v < k; v++) value -= 2 * pi[v]!
    return value
  }

  private closeTree(): number {
    const { k, cost, pi, degree } = this
    if (this.kind === 'path') {
      degree[0]!++
      degree[1]!++
      return pi[0]! + pi[1]!
    }
    let a = -1
    let b = -1
    if (this.kind === 'tour') {
      const price = (v: number) => cost[v]! + pi[0]! + pi[v]!
      for (let v = 1; v < k; v++) {
        if (a < 0 || price(v) < price(a)) {
          b = a
          a = v
        } else if (b < 0 || price(v) < price(b)) b = v
      }
      degree[0]! += 2
      degree[a]!++
      degree[b]!++
      return price(a) + price(b)
    }
    for (let v = k > 1 ? 1 : 0; v < k; v++) if (a < 0 || pi[v]! < pi[a]!) a = v
    degree[0]!++
    degree[a]!++
    return pi[0]! + pi[a]!
  }
}

function symmetricFromBelow(m: Model, nodes: readonly number[], roundTrip: boolean): Float64Array {
  const k = nodes.length
  const cost = new Float64Array(k * k)
  const soonest = nodes.map((x) => (x === m.START ? m.dayStart[0]! : spansStart(m, x) + m.visit[x]!))
  const allowed = (i: number, j: number): boolean => {
    const x = nodes[i]!
    const y = nodes[j]!
    if (y === m.START) return roundTrip && m.dist[x * m.N + m.FINISH]! < UNREACHABLE
    if (x === m.FINISH || (x === m.START && y === m.FINISH && k > 2)) return false
    const travel = travelBetween(m, x, y)
    if (travel >= UNREACHABLE) return false
    if (m.hotels > 0 || m.hasVirtual) return true
    const spans = HOLD_FREE * m.L + y
    return earliestEnd(m, y, travel, m.spanFrom[spans]!, m.spanTo[spans]!, soonest[i]!) < Infinity
  }
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      if (i === j) continue
      const to = nodes[j]! === m.START ? m.FINISH : nodes[j]!
      const d = allowed(i, j) ? travelBetween(m, nodes[i]!, to) : UNREACHABLE
      const both = i * k + j
      const back = j * k + i
      if (j > i) cost[both] = cost[back] = d
      else if (d < cost[both]!) cost[both] = cost[back] = d
    }
  }
  // What no plan can use need only be dear, not so dear that it upsets the ascent.
  const dearest = 10 * cost.reduce((most, c) => (c < UNREACHABLE ? Math.max(most, c) : most), 1)
  for (let e = 0; e < cost.length; e++) if (cost[e]! >= UNREACHABLE) cost[e] = dearest
  return cost
}

/** Least travel from x to y, directly or by way of a night's bed. */
function travelBetween(m: Model, x: number, y: number): number {
  let best = m.dist[x * m.N + y]!
  for (let h = m.n + 2; h < m.n + 2 + m.hotels; h++) {
    best = Math.min(best, m.dist[x * m.N + h]! + m.dist[h * m.N + y]!)
  }
  return best
}

function spansStart(m: Model, x: number): number {
  const spans = HOLD_FREE * m.L + x
  return m.spanTo[spans]! > m.spanFrom[spans]! ? m.spanLo[m.spanFrom[spans]!]! : Infinity
}
