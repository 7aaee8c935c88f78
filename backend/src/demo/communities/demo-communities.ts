import { slagelseCentre } from './slagelse-centre.ts'

export const demoCommunities = [...slagelseCentre]
