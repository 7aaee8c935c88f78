import { useTranslation } from 'react-i18next'
import { diaryOf } from '../diary.ts'
import type { RoomDialog } from '../action-dialog.tsx'
import { useDiaryWords } from '../use-diary-words.ts'
import { useWord } from '../use-word.ts'
import styles from './dialogs.module.css'
import { WordForm } from './word-form.tsx'

/** Something that was said is taken back: it stays in the diary, crossed out. */
export function TakeBack({ view, action: { eventId }, onClose }: RoomDialog<'take-back'>) {
  const { t } = useTranslation('organiser')
  const { id, say, pending, error } = useWord(view.relay.id, onClose)
  const words = useDiaryWords(view)
  const { events, organisers, clock } = view.room
  const event = events.filter((one) => one.id === eventId)
  const entry = diaryOf(event, organisers, clock.kind === 'real')[0]
  return (
    <WordForm
      button={t('room.takeBack.button')}
      danger
      {...{ pending, error, onClose }}
      onSubmit={() => say({ kind: 'withdrawn', id, eventId })}
    >
      {entry && <p className={styles.preview}>{words(entry).sentence}</p>}
      <p>{t('room.takeBack.text')}</p>
    </WordForm>
  )
}
