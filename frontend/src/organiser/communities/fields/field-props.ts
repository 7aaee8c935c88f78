import type { CommunityInput } from '@stafet/domain/contract/community.ts'

/** What every part of the community form is given. */
export interface FieldProps {
  draft: CommunityInput
  /** Paths of what is missing or wrong. */
  problems: ReadonlySet<string>
  onChange: (part: Partial<CommunityInput>) => void
}
