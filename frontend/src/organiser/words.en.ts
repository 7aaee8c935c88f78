import type { WordsLike } from '../ui/language/language.ts'
import { en as area } from './area/words.en.ts'
import { en as communities } from './communities/words.en.ts'
import { en as controlRoom } from './control-room/words.en.ts'
import { en as trackers } from './trackers/words.en.ts'
import { en as reserves } from './reserves/words.en.ts'
import { en as notices } from './notices/words.en.ts'
import { en as day } from './day/words.en.ts'
import { en as frame } from './frame/words.en.ts'
import { en as importing } from './import/words.en.ts'
import { en as plan } from './plan/words.en.ts'
import { en as release } from './release/words.en.ts'
import { en as relays } from './relays/words.en.ts'
import type { da } from './words.da.ts'

export const en: WordsLike<typeof da> = {
  frame,
  area,
  relays,
  communities,
  import: importing,
  plan,
  release,
  day,
  room: controlRoom,
  trackers,
  reserves,
  notices,
}
