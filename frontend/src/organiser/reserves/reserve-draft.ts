import type { OpeningWindow } from '@stafet/domain/contract/community.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { reserveInput, type Reserve, type ReserveInput } from '@stafet/domain/contract/reserve.ts'

/** A reserve as they are being written: the place may lack its name, or its spot on the map. */
export interface ReserveDraft {
  name: string
  phone: string
  email: string
  place: { name: string; position: Position | null }
  windows: OpeningWindow[]
}

export const blankReserve: ReserveDraft = {
  name: '',
  phone: '',
  email: '',
  place: { name: '', position: null },
  windows: [],
}

export function draftOfReserve({ name, phone, email, place, windows }: Reserve): ReserveDraft {
  const position = place && { lat: place.lat, lon: place.lon }
  return { name, phone, email, place: { name: place?.name ?? '', position }, windows }
}

/** What would be sent, or the paths of what is missing or wrong. Somebody without any address cannot be called. */
export function readReserve(draft: ReserveDraft): { input: ReserveInput } | { problems: Set<string> } {
  const { place, ...rest } = draft
  const named = place.name.trim() !== ''
  const read = reserveInput.safeParse({
    ...rest,
    place: place.position && named ? { name: place.name, ...place.position } : null,
  })
  const problems = new Set(read.error?.issues.map(({ path }) => path.join('.')))
  if (place.position && !named) problems.add('place.name')
  if (!place.position && named) problems.add('place')
  if (draft.phone.trim() === '' && draft.email.trim() === '') problems.add('phone')
  return read.success && problems.size === 0 ? { input: read.data } : { problems }
}
