import { eachKept } from '../indexed-store.ts'

/** A stop whose page has been open on this phone before, and whom its people may ring. */
export interface KnownStop {
  path: string
  name: string
  coordinator: { name: string; phone: string } | null
}

/** The stops that this phone knows already, of relays that are not over; none where it keeps nothing. */
export async function knownStops(nowMs: number): Promise<KnownStop[]> {
  const kept = await eachKept().catch(() => [])
  return kept.flatMap(({ key, remembered: { page } }) => {
    if (!page || nowMs - Date.parse(page.stop.endsAt) > keptForMs) return []
    const { name } = page.stop
    return { path: `/f/${key}`, name, coordinator: page.coordinator }
  })
}

/** So long after the visit somebody may still want to tell of it. */
const keptForMs = 3 * 24 * 3_600_000
