import { DataSource } from 'typeorm'
import { Jobs } from '../src/platform/jobs.ts'
import { until } from './build-relay.ts'
import { startPostingServer, type PostingServer } from './post-services.ts'
import { contact, listNotices, messageTo, relayWith, tell } from './tell-people.ts'

let server: PostingServer
beforeAll(async () => {
  server = await startPostingServer()
})
afterAll(() => server.close())

/** Noon in the zone where it is noon now: whatever the time, phones are not quiet there. */
function zoneAtNoon(): string {
  const hours = 12 - new Date().getUTCHours()
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}

test('what is told goes out at once, from two nodes once, and from the one that is left when the other stops', async () => {
  const contacts = Array.from({ length: 12 }, (_, at) => contact(String(20_200_000 + at)))
  const { relayId, stopIds } = await relayWith(server, contacts, { timeZone: zoneAtNoon() })
  const second = await server.secondNode()
  await Promise.all([server.app.get(Jobs).start(), second.app.get(Jobs).start()])

  await tell(
    server,
    relayId,
    stopIds.slice(0, 6).map((stopId) => messageTo(stopId)),
    Date.now(),
  )
  await until(() => server.sms.arrived.length >= 6)
  await second.close()
  await tell(
    server,
    relayId,
    stopIds.slice(6).map((stopId) => messageTo(stopId)),
    Date.now(),
  )
  await until(() => server.sms.arrived.length >= 12)
  await until(async () => (await listNotices(server, relayId)).every(({ state }) => state === 'sent'))
  const numbers = server.sms.arrived.map(({ recipients }) => recipients[0].msisdn).sort()
  expect(numbers).toEqual(contacts.map(({ phone }) => Number(`45${phone}`)))
})

test('each job runs every minute, on whichever node', async () => {
  const schedules: unknown = await server.app
    .get(DataSource)
    .query('SELECT name, cron FROM jobs.schedule ORDER BY name')
  expect(schedules).toEqual([
    { name: 'ask-reserves', cron: '* * * * *' },
    { name: 'plan-notices', cron: '* * * * *' },
    { name: 'send-notices', cron: '* * * * *' },
  ])
})
