import { coordinatorAnswer, type CoordinatorWord } from '@stafet/domain/contract/control-room.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../ui/api.ts'
import { newId } from '../../ui/new-id.ts'
import { controlRoomQuery } from '../queries.ts'

/**
 * Says one word of the coordinator. Its id is made once, so that trying again after a broken line never says it
 * twice. `onDone` is called when the picture shows it.
 */
export function useWord(relayId: string, onDone: () => void) {
  const queries = useQueryClient()
  const [id, setId] = useState(newId)
  const send = useMutation({
    mutationFn: (word: CoordinatorWord) =>
      request(coordinatorAnswer, 'POST', `/api/relays/${relayId}/words`, word),
    onSuccess: async () => {
      setId(newId())
      await queries.invalidateQueries({ queryKey: controlRoomQuery(relayId).queryKey })
      onDone()
    },
  })
  return { id, say: send.mutate, pending: send.isPending, error: send.error }
}
