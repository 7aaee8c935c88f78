import type { Community } from '@stafet/domain/contract/community.ts'
import { useQueryClient } from '@tanstack/react-query'
import { communitiesQuery, draftQuery, relayQuery } from '../queries.ts'

/** Puts what the server has saved where every page of the relay sees it; the plan is asked for again. */
export function useTakeOver(relayId: string): (saved: Community) => void {
  const queries = useQueryClient()
  return (saved) => {
    queries.setQueryData(communitiesQuery(relayId).queryKey, (before: Community[] = []) =>
      before.some(({ id }) => id === saved.id)
        ? before.map((one) => (one.id === saved.id ? saved : one))
        : [...before, saved],
    )
    void queries.invalidateQueries({ queryKey: relayQuery(relayId).queryKey, exact: true })
    void queries.invalidateQueries({ queryKey: draftQuery(relayId).queryKey })
  }
}
