import { FirstRelay1763760000000 } from './1763760000000-first-relay.ts'
import { Areas1763800000000 } from './1763800000000-areas.ts'
import { TravelSource1763800100000 } from './1763800100000-travel-source.ts'
import { Tracking1763800200000 } from './1763800200000-tracking.ts'
import { PlanExplanation1763800300000 } from './1763800300000-plan-explanation.ts'
import { TheDay1763900000000 } from './1763900000000-the-day.ts'
import { NoticeSending1763900100000 } from './1763900100000-notice-sending.ts'
import { RateLimit1763900200000 } from './1763900200000-rate-limit.ts'
import { StandardPrivacy1763900300000 } from './1763900300000-standard-privacy.ts'
import { BlankWords1763900400000 } from './1763900400000-blank-words.ts'

/** Every migration, oldest first. Listed by hand, so that the built server needs no file patterns. */
export const allMigrations = [
  FirstRelay1763760000000,
  Areas1763800000000,
  TravelSource1763800100000,
  Tracking1763800200000,
  PlanExplanation1763800300000,
  TheDay1763900000000,
  NoticeSending1763900100000,
  RateLimit1763900200000,
  StandardPrivacy1763900300000,
  BlankWords1763900400000,
]
