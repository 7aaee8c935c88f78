import { FirstRelay1763760000000 } from './1763760000000-first-relay.ts'
import { Areas1763800000000 } from './1763800000000-areas.ts'

/** Every migration, oldest first. Listed by hand, so that the built server needs no file patterns. */
export const allMigrations = [FirstRelay1763760000000, Areas1763800000000]
