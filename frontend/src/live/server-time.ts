/** How many of the latest readings are weighed. */
const kept = 12

/**
 * Estimates the server's time from the times that it tells. Each told time is a little old when it arrives, never
 * too new: so the reading that puts the server furthest ahead was the quickest on its way, and is the truest.
 */
export class ServerTimeEstimate {
  private readings: number[] = []

  /** `told` is what the server said, `local` what our own steady clock showed on arrival; both milliseconds. */
  note(told: number, local: number): void {
    this.readings = [...this.readings, told - local].slice(-kept)
  }

  /** The server's time when our own clock shows `local`; null before anything was told. */
  at(local: number): number | null {
    return this.readings.length === 0 ? null : local + Math.max(...this.readings)
  }
}

/** A clock that nobody can set: a phone's wrong or changed time does no harm. */
const steadyMs = () => performance.timeOrigin + performance.now()

const estimate = new ServerTimeEstimate()

/** Takes in a server's `now`, as live messages and answers carry it. */
export function noteServerTime(now: string): void {
  const told = Date.parse(now)
  if (Number.isFinite(told)) estimate.note(told, steadyMs())
}

/** The server's real time in milliseconds since 1970; our own until a server has told its time. */
export function serverNowMs(): number {
  return estimate.at(steadyMs()) ?? Date.now()
}
