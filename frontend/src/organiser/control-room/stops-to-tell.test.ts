import { progressOf } from '@stafet/domain/progress/progress.ts'
import { aPlan, report, stopId } from '../../live/a-plan.test-data.ts'
import { stops } from './a-room.test-data.ts'
import { stopsAhead, stopsToTell } from './stops-to-tell.ts'

const at = (time: string, receivedAt: string) => {
  const events = [report(1, 'received', 0, receivedAt)]
  return { stops, progress: progressOf(aPlan, events)(Date.parse(time)) }
}

it('tells those of the same day whom the delay reaches, and nobody tomorrow', () => {
  const late = at('2026-10-05T08:55:00Z', '2026-10-05T08:50:00Z')
  expect(stopsAhead(late)).toEqual([stopId(1), stopId(2)])
  expect(stopsToTell(late)).toEqual([stopId(1)])
})

it('tells nobody when all is on time', () => {
  expect(stopsToTell(at('2026-10-05T08:05:00Z', '2026-10-05T08:00:00Z'))).toEqual([])
})
