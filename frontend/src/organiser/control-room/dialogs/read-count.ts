import type { Participants } from '@stafet/domain/contract/relay-event.ts'

type Count = number | null | 'wrong'

/** A number of people as somebody wrote it; null when nobody did. */
export function readCount(text: string): Count {
  const plain = text.trim()
  if (plain === '') return null
  return /^\d{1,5}$/.test(plain) && Number(plain) <= 10_000 ? Number(plain) : 'wrong'
}

/** How many took part, as far as somebody counted; null when nobody did. */
export function participantsOf({ members, guests }: { members: Count; guests: Count }): Participants | null {
  const sure = (count: Count) => (count === 'wrong' ? null : count)
  const told = { members: sure(members), guests: sure(guests) }
  return told.members === null && told.guests === null ? null : told
}
