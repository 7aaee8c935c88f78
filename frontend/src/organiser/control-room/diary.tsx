import { Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import dayList from './day-list.module.css'
import { diaryOf, type DiaryEntry } from './diary.ts'
import styles from './diary.module.css'
import type { OnAction } from './room-action.ts'
import { useDiaryWords } from './use-diary-words.ts'
import type { RoomView } from './use-room.ts'

/** All that happened, as somebody would have written it down; newest first, a heading for each day. */
export function Diary({ view, onAction }: { view: RoomView; onAction: OnAction }) {
  const { t } = useTranslation('organiser')
  const { events, organisers, clock } = view.room
  const { localDate, dayAndDate } = useFormats(view.relay.timeZone)
  const entries = useMemo(
    () => diaryOf(events, organisers, clock.kind === 'real'),
    [events, organisers, clock],
  )
  const days = Map.groupBy(entries, ({ atMs }) => localDate(atMs))
  if (entries.length === 0) return <p className={dayList.none}>{t('room.diary.none')}</p>
  return [...days].map(([date, its]) => (
    <section key={date}>
      <h2 className={dayList.date}>{dayAndDate(its[0]?.atMs ?? 0)}</h2>
      <ol role="list">
        {its.map((entry) => (
          <Entry key={entry.id} entry={entry} view={view} onAction={onAction} />
        ))}
      </ol>
    </section>
  ))
}

function Entry({ entry, view, onAction }: { entry: DiaryEntry; view: RoomView; onAction: OnAction }) {
  const { t } = useTranslation('organiser')
  const { time } = useFormats(view.relay.timeZone)
  const words = useDiaryWords(view)
  const { sentence, how, more } = words(entry)
  return (
    <li className={styles.entry} data-back={entry.takenBack || undefined}>
      <span className={dayList.time}>{time(entry.atMs)}</span>
      <div className={styles.told}>
        <p>
          <span className={styles.sentence}>{sentence}</span>
          {how && <span className={styles.how}> ({how})</span>}
        </p>
        {more && <p className={styles.more}>{more}</p>}
        {entry.takenBack && <p className={styles.how}>{t('room.diary.takenBack')}</p>}
      </div>
      {entry.canTakeBack && (
        <Button
          variant="quiet"
          iconOnly
          title={t('room.diary.takeBack')}
          aria-label={t('room.diary.takeBackThis', { what: sentence })}
          onClick={() => onAction({ kind: 'take-back', eventId: entry.id })}
        >
          <Undo2 size={18} aria-hidden />
        </Button>
      )}
    </li>
  )
}
