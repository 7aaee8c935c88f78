import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { draftQuery, newestRunQuery } from '../queries.ts'

/** When a search for a plan ends, whichever page is open, the plan is asked for again. */
export function useFollowRun(relayId: string): void {
  const queries = useQueryClient()
  const { data: run } = useQuery(newestRunQuery(relayId))
  const wasRunning = useRef(false)
  const running = run?.state === 'running'
  useEffect(() => {
    if (wasRunning.current && !running)
      void queries.invalidateQueries({ queryKey: draftQuery(relayId).queryKey })
    wasRunning.current = running
  }, [running, queries, relayId])
}
