import { baseMap, type BaseMap } from '@stafet/domain/contract/base-map.ts'
import { useQuery } from '@tanstack/react-query'
import { request } from '../ui/api.ts'

/** What there is to lie beneath; asked once for all maps. `null`: nobody answers. */
export function useBaseMap(): BaseMap | null | undefined {
  const { data, isError } = useQuery({
    queryKey: ['base-map'],
    queryFn: ({ signal }) => request(baseMap, 'GET', '/api/public/base-map', undefined, { signal }),
    staleTime: Infinity,
    retry: false,
  })
  return isError ? null : data
}
