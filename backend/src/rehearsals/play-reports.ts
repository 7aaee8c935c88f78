import { setTimeout as wait } from 'node:timers/promises'
import type { RelayClock } from '@stafet/domain/contract/live.ts'
import { realTimeOf } from '@stafet/domain/progress/clock.ts'
import type { SimulatedReport } from './simulated-carriers.ts'

/** The longest that a simulated phone waits before it tries again, in milliseconds. */
const LONGEST_RETRY_MS = 5000

/**
 * Sends simulated reports at their times through the same HTTP API that phones use, until all are sent or
 * `signal` stops it. A report that is not answered is sent again, as a phone's outbox does, with the same id.
 */
export async function playReports(
  server: string,
  clock: RelayClock,
  reports: readonly SimulatedReport[],
  keyOf: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<void> {
  for (const report of reports) {
    const dueMs = realTimeOf(clock, report.sentMs) - Date.now()
    if (dueMs > 0) await wait(dueMs, undefined, { signal })
    await send(server, report, keyOf.get(report.stopId) ?? '', signal)
  }
}

async function send(
  server: string,
  report: SimulatedReport,
  key: string,
  signal: AbortSignal,
): Promise<void> {
  for (let retryMs = 250; ; retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS)) {
    signal.throwIfAborted()
    try {
      const answer = await fetch(`${server}/api/check-in/reports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          id: report.id,
          kind: report.kind,
          occurredAt: new Date(report.happensMs).toISOString(),
          greeting: report.greeting,
        }),
        signal,
      })
      await answer.arrayBuffer()
      // What the server has understood and refused it will refuse again (the rehearsal may be gone).
      if (answer.status < 500) return
    } catch {
      signal.throwIfAborted()
    }
    await wait(retryMs, undefined, { signal })
  }
}
