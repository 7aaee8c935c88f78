import type { RoomStop } from './room-stops.ts'
import { holderWords } from './holder-words.ts'
import { aPlan, stopId } from '../../live/a-plan.test-data.ts'

const byId = new Map(
  aPlan.days[0]?.stops.map((stop, index): [string, RoomStop] => [
    stop.id,
    {
      ...{ stop, index, day: 0, endsDay: false, from: null, attendance: 'unanswered' },
      contact: {
        stopId: stop.id,
        name: '',
        phone: '',
        email: '',
        carriers: index === 1 ? 'Kirsten og Bent' : '',
      },
    },
  ]),
)
const words = (holder: Parameters<typeof holderWords>[0]['holder']) =>
  holderWords({ holder }, byId, 'Rådhuspladsen')

it('names who has it, and where carriers come from when nobody said who they are', () => {
  expect(words({ kind: 'community', stopId: stopId(0) })).toEqual({
    key: 'community',
    name: 'Slagelse Boldklub',
  })
  expect(words({ kind: 'carriers', fromId: null, toId: stopId(0) })).toEqual({
    ...{ key: 'carriers', from: 'Rådhuspladsen', to: 'Slagelse Boldklub' },
  })
  expect(words({ kind: 'carriers', fromId: stopId(1), toId: stopId(2) })).toEqual({
    ...{ key: 'carriersNamed', carriers: 'Kirsten og Bent', to: 'Café Håb' },
  })
  expect(words({ kind: 'carriers', fromId: stopId(2), toId: null })).toEqual({
    key: 'carriersHome',
    from: 'Café Håb',
  })
  expect(words({ kind: 'keeper', afterId: stopId(2), name: null })).toEqual({ key: 'night' })
  expect(words({ kind: 'keeper', afterId: stopId(2), name: 'Anna' })).toEqual({ key: 'keeper', name: 'Anna' })
})
