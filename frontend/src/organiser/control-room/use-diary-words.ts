import type { LoggedEvent } from '@stafet/domain/contract/relay-event.ts'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../ui/use-formats.ts'
import type { DiaryEntry } from './diary.ts'
import type { RoomView } from './use-room.ts'

interface Written {
  sentence: string
  /** Through which door it came, and who wrote it. */
  how: string
  /** What somebody said in their own words. */
  more: string
}

/** An entry of the diary as a sentence: "Vemmelev Kor modtog depechen (ringet ind, skrevet af Anna)". */
export function useDiaryWords(view: RoomView): (entry: DiaryEntry) => Written {
  const { t } = useTranslation('organiser')
  const { when, atTime } = useFormats(view.relay.timeZone)
  const nameOf = (stopId: string | null) => view.byId.get(stopId ?? '')?.stop.name ?? t('room.diary.goneStop')
  const giverOf = (stopId: string) => view.byId.get(stopId)?.from?.name ?? view.room.release.plan.start.name

  const shortly = (event: LoggedEvent | null): string => {
    if (!event) return t('room.diary.unknown')
    switch (event.kind) {
      case 'received':
      case 'handed-on':
      case 'skipped':
      case 'way-changed':
        return t(`room.diary.of.${event.kind}`, {
          name: nameOf(event.payload.stopId),
          at: atTime(event.occurredAt),
        })
      case 'held':
        return t('room.diary.of.held', { at: atTime(event.occurredAt) })
      default:
        return t('room.diary.unknown')
    }
  }

  const sentenceOf = (entry: DiaryEntry): string => {
    switch (entry.what) {
      case 'received': {
        const names = { name: nameOf(entry.stopId), giver: giverOf(entry.stopId), who: entry.who }
        if (entry.side === 'giver') return t('room.diary.given', names)
        return entry.who === '' ? t('room.diary.received', names) : t('room.diary.receivedBy', names)
      }
      case 'handed-on': {
        const names = { name: nameOf(entry.stopId), who: entry.who }
        return entry.who === '' ? t('room.diary.handedOn', names) : t('room.diary.handedOnBy', names)
      }
      case 'skipped':
        return t('room.diary.skipped', { name: nameOf(entry.stopId) })
      case 'held':
        return t('room.diary.held', { when: when(entry.untilMs, entry.atMs) })
      case 'way-changed':
        return t('room.diary.wayChanged', { name: nameOf(entry.stopId), way: t(`room.way.${entry.way}`) })
      case 'withdrawn':
        return t('room.diary.withdrawn', { what: shortly(entry.of) })
      case 'confirmed':
        return t('room.diary.confirmed', { what: shortly(entry.of) })
      case 'released':
        return t('room.diary.released', { number: entry.number })
      case 'noted':
        if (entry.about === 'keeper')
          return t('room.diary.keeper', { who: entry.text, name: nameOf(entry.stopId) })
        // Many texts name the stop themselves.
        return entry.stopId === null || entry.text.includes(nameOf(entry.stopId))
          ? entry.text
          : `${nameOf(entry.stopId)}: ${entry.text}`
      case 'ended':
        return t('room.diary.ended')
    }
  }

  return (entry) => {
    const how = [
      entry.door ? t(`room.door.${entry.door}`) : null,
      entry.by ? t('room.diary.by', { name: entry.by }) : null,
      entry.toldLaterMs === null
        ? null
        : t('room.diary.later', { when: when(entry.toldLaterMs, entry.atMs) }),
    ]
    const more: (string | null)[] = []
    if (entry.what === 'received' || entry.what === 'handed-on') {
      const { members = null, guests = null } = entry.participants ?? {}
      if (members !== null) more.push(t('room.diary.members', { count: members }))
      if (guests !== null) more.push(t('room.diary.guests', { count: guests }))
      if (entry.greeting) more.push(`“${entry.greeting}”`)
    }
    if (entry.what === 'skipped' || entry.what === 'held') more.push(entry.reason)
    return {
      sentence: sentenceOf(entry),
      how: how.filter(Boolean).join(', '),
      more: more.filter(Boolean).join(' · '),
    }
  }
}
