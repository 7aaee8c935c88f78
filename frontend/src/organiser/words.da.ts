import { da as area } from './area/words.da.ts'
import { da as communities } from './communities/words.da.ts'
import { da as controlRoom } from './control-room/words.da.ts'
import { da as trackers } from './trackers/words.da.ts'
import { da as reserves } from './reserves/words.da.ts'
import { da as notices } from './notices/words.da.ts'
import { da as day } from './day/words.da.ts'
import { da as frame } from './frame/words.da.ts'
import { da as importing } from './import/words.da.ts'
import { da as plan } from './plan/words.da.ts'
import { da as release } from './release/words.da.ts'
import { da as relays } from './relays/words.da.ts'

export const da = {
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
