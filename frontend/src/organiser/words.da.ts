import { da as area } from './area/words.da.ts'
import { da as communities } from './communities/words.da.ts'
import { da as day } from './day/words.da.ts'
import { da as frame } from './frame/words.da.ts'
import { da as importing } from './import/words.da.ts'
import { da as plan } from './plan/words.da.ts'
import { da as release } from './release/words.da.ts'
import { da as relays } from './relays/words.da.ts'

export const da = { frame, area, relays, communities, import: importing, plan, release, day }
