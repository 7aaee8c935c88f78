import { LATE_MS } from '@stafet/domain/progress/attention.ts'
import type { TFunction } from 'i18next'
import type { RoomView } from './use-room.ts'

/** The stops that wait for the baton on the day of the next one, and will get it late enough to be told. */
export function stopsToTell({ stops, progress }: Pick<RoomView, 'stops' | 'progress'>): string[] {
  const day = progress.next === null ? null : stops[progress.next]?.day
  return stops
    .filter(({ index, day: own }) => {
      const at = progress.stops[index]
      return own === day && at?.state === 'to-come' && at.delayS * 1000 > LATE_MS
    })
    .map(({ stop }) => stop.id)
}

/** The stops of the rest of the day that the baton has still to come to. */
export function stopsAhead({ stops, progress }: Pick<RoomView, 'stops' | 'progress'>): string[] {
  const day = progress.next === null ? null : stops[progress.next]?.day
  return stops
    .filter(({ index, day: own }) => own === day && progress.stops[index]?.state === 'to-come')
    .map(({ stop }) => stop.id)
}

/** What to write about a delay, to be changed by whoever sends it. */
export function delayMessage(
  { progress, relay }: RoomView,
  t: TFunction<'organiser'>,
  duration: (seconds: number) => string,
): string {
  const fiveMinutes = 5 * 60
  const late = duration(Math.max(1, Math.round(progress.delayS / fiveMinutes)) * fiveMinutes)
  const call = relay.coordinator ? t('room.message.call', relay.coordinator) : ''
  return [t('room.message.late', { duration: late }), call].filter(Boolean).join(' ')
}
