import { communityInput, type Community, type CommunityInput } from '@stafet/domain/contract/community.ts'

/** A community of which nothing is known yet. */
export const blankCommunity: CommunityInput = {
  ...communityInput.parse({ name: '-', category: 'other', position: null }),
  name: '',
}

/** What can be written about a community that is there. */
export function inputOf(community: Community): CommunityInput {
  const { id: _id, version: _version, ...input } = community
  return input
}

/** What would be saved, or the paths of what is missing or wrong, such as `windows.0.to`. */
export function readCommunity(draft: CommunityInput): { input: CommunityInput } | { problems: Set<string> } {
  const read = communityInput.safeParse(draft)
  if (read.success) return { input: read.data }
  return { problems: new Set(read.error.issues.map(({ path }) => path.join('.'))) }
}
