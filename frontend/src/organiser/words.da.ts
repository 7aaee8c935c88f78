import { da as communities } from './communities/words.da.ts'
import { da as frame } from './frame/words.da.ts'
import { da as importing } from './import/words.da.ts'
import { da as relays } from './relays/words.da.ts'

export const da = { frame, relays, communities, import: importing }
