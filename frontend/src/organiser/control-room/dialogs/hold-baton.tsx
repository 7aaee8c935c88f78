import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/field.tsx'
import type { RoomDialog } from '../action-dialog.tsx'
import { useWord } from '../use-word.ts'
import { useMoment } from './use-moment.ts'
import { WordForm } from './word-form.tsx'

/** The baton waits where it is, until a time. */
export function HoldBaton({ view, onClose }: RoomDialog<'hold'>) {
  const { t } = useTranslation('organiser')
  const { id, say, pending, error } = useWord(view.relay.id, onClose)
  const { time, setTime, atMs } = useMoment(view, 30)
  const [reason, setReason] = useState('')
  const past = atMs !== null && atMs <= view.nowMs
  return (
    <WordForm
      button={t('room.hold.button')}
      disabled={atMs === null || past}
      {...{ pending, error, onClose }}
      onSubmit={() =>
        atMs !== null &&
        say({ kind: 'held', id, untilAt: new Date(atMs).toISOString(), reason: reason.trim() })
      }
    >
      <p>{t('room.hold.text')}</p>
      <TextField
        label={t('room.hold.until')}
        type="time"
        error={past ? t('room.hold.past') : null}
        value={time}
        onChange={(event) => setTime(event.target.value)}
      />
      <TextField
        label={t('room.reason')}
        hint={t('room.reasonHint')}
        autoComplete="off"
        maxLength={280}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </WordForm>
  )
}
