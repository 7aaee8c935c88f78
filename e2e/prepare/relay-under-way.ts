import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { communityInput } from '@stafet/domain/contract/community.ts'
import { importAnswer } from '@stafet/domain/contract/community-import.ts'
import { controlRoom } from '@stafet/domain/contract/control-room.ts'
import type { Stop } from '@stafet/domain/contract/dated-plan.ts'
import { draftAnswer, releaseSummary } from '@stafet/domain/contract/planning.ts'
import { relay, relayInput } from '@stafet/domain/contract/relay.ts'
import { ask } from './ask.ts'
import { planRelay } from './released-relay.ts'

const HOUR = 3_600_000

const names = [
  'Vemmelev Kor',
  'Forlev Bylaug',
  'Tjæreby Strikkeklub',
  'Boeslunde Idrætsforening',
  'Korsør Roklub',
  'Eggeslevmagle Beboerforening',
]

/**
 * A relay that set out two hours ago, and of which nobody has heard since. It lives in a time zone where it is
 * about noon now: so its day is under way whenever a test runs. Everybody has a number, nobody has said who carries.
 */
export async function relayUnderWay(organiser: APIRequestContext): Promise<{ id: string; stops: Stop[] }> {
  const now = new Date()
  const ahead = 12 - now.getUTCHours()
  // By POSIX custom the sign is the other way round.
  const timeZone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
  const clock = new Date(now.getTime() + ahead * HOUR)
  const input = relayInput.parse({
    name: 'Undervejs',
    slug: `undervejs-${randomUUID().slice(0, 8)}`,
    municipality: 'Slagelse',
    timeZone,
    days: [{ date: clock.toISOString().slice(0, 10), from: '10:00', to: '22:00' }],
    start: { name: 'Rådhuspladsen', lat: 55.4027, lon: 11.3546 },
    finish: null,
    coordinator: { name: 'Anna', phone: '12 34 56 78' },
  })
  const { id } = await ask(organiser, relay, 'POST', '/api/relays', { data: input })
  const path = `/api/relays/${id}`
  const communities = names.map((name, at) =>
    communityInput.parse({
      name,
      category: 'culture',
      position: { lat: 55.39 - at * 0.012, lon: 11.34 - (at % 3) * 0.012 },
      visitMinutes: 15,
      windows: [{ day: null, from: '00:00', to: '23:59' }],
      contact: { name: `Kontakt ${at + 1}`, phone: `+45 20 11 22 3${at}` },
    }),
  )
  await ask(organiser, importAnswer, 'POST', `${path}/communities/import`, { data: { communities } })
  await planRelay(organiser, id)
  const { draft } = await ask(organiser, draftAnswer, 'GET', `${path}/plan`)
  await ask(organiser, releaseSummary, 'POST', `${path}/releases`, { data: { version: draft?.version } })
  const { release } = await ask(organiser, controlRoom, 'GET', `${path}/control-room`)
  return { id, stops: release.plan.days.flatMap((day) => day.stops) }
}
