/** A phone's own clock: wrong by some hours perhaps, a little too fast or slow, and set anew now and then. */
export class PhoneClock {
  /** How much too fast, of all the time that passes. */
  static readonly mostDrift = 20e-6
  private readonly settings: { fromMs: number; aheadMs: number }[]

  constructor(
    private readonly fromMs: number,
    aheadMs: number,
    private readonly drift: number,
  ) {
    this.settings = [{ fromMs, aheadMs }]
  }

  /** From an instant on it is ahead by another amount. */
  set(fromMs: number, aheadMs: number): void {
    this.settings.push({ fromMs, aheadMs })
  }

  /** How far its setting is ahead, apart from its drift. */
  aheadMs(trueMs: number): number {
    return this.settings.findLast(({ fromMs }) => fromMs <= trueMs)?.aheadMs ?? 0
  }

  show(trueMs: number): number {
    return Math.round(trueMs + this.aheadMs(trueMs) + (trueMs - this.fromMs) * this.drift)
  }
}
