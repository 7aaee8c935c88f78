import { da as frame } from './frame/words.da.ts'
import { da as relays } from './relays/words.da.ts'

export const da = { frame, relays }
