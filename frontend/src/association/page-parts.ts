import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import type { Formats } from '../ui/format.ts'
import type { StandingReport } from './standing-reports.ts'
import type { CheckIn } from './use-check-in.ts'

/** What the parts of the page are made from. */
export interface PageParts {
  page: CheckInPage
  /** Those that stand, oldest first. */
  reports: readonly StandingReport[]
  checkIn: CheckIn
  formats: Formats
}
