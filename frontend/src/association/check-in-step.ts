import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'

export type Step = 'receive' | 'hand-on' | 'done'

/** What is to be done next at a stop, given the reports that stand. */
export function nextStep(reports: readonly Pick<CheckInPage['reports'][number], 'kind'>[]): Step {
  if (reports.some(({ kind }) => kind === 'handed-on')) return 'done'
  return reports.some(({ kind }) => kind === 'received') ? 'hand-on' : 'receive'
}

const earlyMs = 2 * 60 * 60_000

/** So long before the baton is expected that a press is more likely curiosity than an arrival. */
export function isEarly(expectedAt: string, nowMs: number): boolean {
  return Date.parse(expectedAt) - nowMs > earlyMs
}
