/** One broken rule. `message` is a full sentence in English with its figures, in seconds; `day` counts from 0. */
export interface Violation {
  readonly rule:
    | 'shape'
    | 'served-once'
    | 'start'
    | 'finish'
    | 'night'
    | 'travel'
    | 'day-limits'
    | 'window'
    | 'visit-length'
    | 'locked'
    | 'totals'
    | 'bound'
    | 'words'
  readonly message: string
  readonly day?: number
  readonly stop?: string
}

export type Say = (
  rule: Violation['rule'],
  message: string,
  where?: { day?: number | undefined; stop?: string | undefined },
) => void
