import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'

/**
 * What is asked next at a stop: has the baton come, is it handed on, has it reached those after; `done` when
 * nothing is left to ask.
 */
export type Step = 'receive' | 'hand-on' | 'arrived' | 'done'

type Reported = Pick<CheckInPage['reports'][number], 'kind' | 'side'>

/**
 * The next question, given the reports that stand and what is known of the stop after; null when there is none. One
 * that the baton does not come to is as good as none.
 */
export function nextStep(
  reports: readonly Reported[],
  to: Pick<NonNullable<CheckInPage['to']>, 'receivedAt' | 'skipped'> | null,
): Step {
  const ofThisStop = reports.filter(({ side }) => side === 'receiver')
  if (ofThisStop.some(({ kind }) => kind === 'handed-on')) {
    const arrived = to?.receivedAt != null || reports.some(({ side }) => side === 'giver')
    return to && !to.skipped && !arrived ? 'arrived' : 'done'
  }
  return ofThisStop.some(({ kind }) => kind === 'received') ? 'hand-on' : 'receive'
}

/** The baton has left this stop. */
export function hasLeft(step: Step): boolean {
  return step === 'arrived' || step === 'done'
}

const earlyMs = 2 * 60 * 60_000

/** So long before the baton is expected that a press is more likely curiosity than an arrival. */
export function isEarly(expectedAt: string, nowMs: number): boolean {
  return Date.parse(expectedAt) - nowMs > earlyMs
}
