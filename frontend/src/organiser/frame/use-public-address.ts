import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../queries.ts'

/**
 * The address that people use, without a slash at the end: as the server is told, else the one that this page came
 * from. What is printed or sent must not name an address that only the organiser's own machine knows.
 */
export function usePublicAddress(): string {
  const { data } = useQuery(sessionQuery)
  return data?.publicUrl ?? window.location.origin
}

/** The same as people read and type it: without `https://`. */
export function usePublicHost(): string {
  return usePublicAddress().replace(/^https?:\/\//, '')
}
