import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useOutletContext } from 'react-router'

/** The relay that the page is about; for pages inside `RelayFrame`. */
export function useRelay(): Relay {
  return useOutletContext<Relay>()
}
