import { aPlan } from '../../live/a-plan.test-data.ts'
import { roomStops } from './room-stops.ts'

/** The stops of a control room in which nothing has happened. */
export const stops = roomStops({
  ...{ now: '', clock: { kind: 'real' }, seq: 0, events: [], organisers: {}, trackers: [] },
  ...{ positions: [], recentPositions: [], attendance: [], contacts: [], calls: [], photos: [] },
  release: { number: 1, releasedAt: '', plan: aPlan },
})
