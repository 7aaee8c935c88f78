import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import type { ImportPreview } from '@stafet/domain/contract/community-import.ts'

type GoodRow = ImportPreview['good'][number]

/** Left out unless the organiser says otherwise: it is among the relay's communities already. */
export function isLeftOutByDefault(row: GoodRow): boolean {
  return row.duplicateOf !== null && 'id' in row.duplicateOf
}

/** The communities that a confirmed import adds. `changed` holds the rows for which the default was turned round. */
export function chosenCommunities(good: readonly GoodRow[], changed: ReadonlySet<number>): CommunityInput[] {
  return good.filter((row) => isLeftOutByDefault(row) === changed.has(row.row)).map((row) => row.community)
}
