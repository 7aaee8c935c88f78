import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import { islands } from './islands.ts'
import { korsoer } from './korsoer.ts'
import { skaelskoer } from './skaelskoer.ts'
import { slagelseCentre } from './slagelse-centre.ts'
import { slagelseOutskirts } from './slagelse-outskirts.ts'
import { villagesMiddle } from './villages-middle.ts'
import { villagesNorth } from './villages-north.ts'
import { villagesSouth } from './villages-south.ts'

/** Every community of the demo relay. All are made up; only the towns, villages and islands are real. */
export const demoCommunities: CommunityInput[] = [
  ...slagelseCentre,
  ...slagelseOutskirts,
  ...korsoer,
  ...skaelskoer,
  ...villagesNorth,
  ...villagesMiddle,
  ...villagesSouth,
  ...islands,
]
