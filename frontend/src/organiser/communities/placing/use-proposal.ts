import type { Community } from '@stafet/domain/contract/community.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useQuery } from '@tanstack/react-query'
import { placesQuery } from '../../../map/use-found-places.ts'
import { proposePlace, type Proposal } from './propose-place.ts'

/** Looks for a community by its address and by its name; `undefined` while it looks. */
export function useProposal(community: Community, around: Position): Proposal | null | undefined {
  const { name, address } = community
  const byAddress = useQuery({ ...placesQuery(address, around), enabled: address !== '' })
  const byName = useQuery(placesQuery(name, around))
  if (byName.isPending || (address !== '' && byAddress.isPending)) return undefined
  return proposePlace(name, byAddress.data ?? null, byName.data ?? null)
}
