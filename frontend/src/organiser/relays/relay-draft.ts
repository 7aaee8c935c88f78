import type { Position } from '@stafet/domain/contract/primitives.ts'
import { relayInput, type Relay, type RelayDay, type RelayInput } from '@stafet/domain/contract/relay.ts'
import { nextCampaignMonday, weekdaysFrom } from './relay-dates.ts'
import { suggestSlug } from './suggest-slug.ts'

interface PlaceDraft {
  name: string
  position: Position | null
}

/** A relay as it is being written: places may still be missing, and some fields follow others until touched. */
export interface RelayDraft {
  municipality: string
  /** null = made from the municipality and the year. */
  name: string | null
  /** null = made from the municipality and the year. */
  slug: string | null
  theme: string
  timeZone: string
  days: RelayDay[]
  start: PlaceDraft
  finishIs: 'start' | 'other' | 'none'
  finish: PlaceDraft
  pace: RelayInput['pace']
  /** Both empty = nobody is named. */
  coordinator: { name: string; phone: string }
}

const nowhere: PlaceDraft = { name: '', position: null }
const nobody = { name: '', phone: '' }

/** A new relay: five weekdays from the Monday of the next campaign week, nine to five, back to where it starts. */
export function blankRelay(today: string): RelayDraft {
  return {
    municipality: '',
    name: null,
    slug: null,
    theme: '',
    timeZone: 'Europe/Copenhagen',
    days: weekdaysFrom(nextCampaignMonday(today), 5, { from: '09:00', to: '17:00' }),
    start: nowhere,
    finishIs: 'start',
    finish: nowhere,
    pace: { footKmh: 4.5, bicycleKmh: 13, footUpToM: 2000, stepFree: false },
    coordinator: nobody,
  }
}

/** A relay that is there already, ready to be changed. */
export function draftOf(relay: Relay): RelayDraft {
  const place = ({ name, lat, lon }: RelayInput['start']): PlaceDraft => ({ name, position: { lat, lon } })
  const { start, finish } = relay
  const same = finish?.lat === start.lat && finish.lon === start.lon && finish.name === start.name
  return {
    municipality: relay.municipality,
    name: relay.name,
    slug: relay.slug,
    theme: relay.theme,
    timeZone: relay.timeZone,
    days: relay.days,
    start: place(start),
    finishIs: finish === null ? 'none' : same ? 'start' : 'other',
    finish: finish && !same ? place(finish) : nowhere,
    pace: relay.pace,
    coordinator: relay.coordinator ?? nobody,
  }
}

/** The name and the address that the form shows: written, or suggested. */
export function nameAndSlug(
  { name, slug, municipality, days }: RelayDraft,
  defaultName: (municipality: string, year: string) => string,
): { name: string; slug: string } {
  const year = days[0]?.date.slice(0, 4) ?? ''
  const known = municipality.trim() !== ''
  return {
    name: name ?? (known ? defaultName(municipality.trim(), year) : ''),
    slug: slug ?? (known ? suggestSlug(`${municipality} ${year}`) : ''),
  }
}

/** What would be sent, or the paths of what is missing or wrong. A missing place is named `start` or `finish`. */
export function readRelay(
  draft: RelayDraft,
  { name, slug }: { name: string; slug: string },
): { input: RelayInput } | { problems: Set<string> } {
  const place = ({ name: placeName, position }: PlaceDraft) => position && { name: placeName, ...position }
  const { municipality, theme, timeZone, days, pace, finishIs } = draft
  const start = place(draft.start)
  const finish = { start, other: place(draft.finish), none: null }[finishIs]
  const named = draft.coordinator.name.trim() !== '' || draft.coordinator.phone.trim() !== ''
  const coordinator = named ? draft.coordinator : null
  const written = { name, slug, municipality, theme, timeZone, days, pace, start, finish, coordinator }
  const read = relayInput.safeParse(written)
  const problems = new Set(read.error?.issues.map(({ path }) => path.join('.')))
  if (!draft.start.name.trim()) problems.add('start.name')
  if (finishIs === 'other' && !finish) problems.add('finish')
  if (finishIs === 'other' && !draft.finish.name.trim()) problems.add('finish.name')
  return read.success && problems.size === 0 ? { input: read.data } : { problems }
}
