import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/field.tsx'
import type { RoomDialog } from '../action-dialog.tsx'
import { useWord } from '../use-word.ts'
import { WordForm } from './word-form.tsx'

/** The baton will not come to a stop. */
export function SkipStop({ view, action: { stopId }, onClose }: RoomDialog<'skip'>) {
  const { t } = useTranslation('organiser')
  const { id, say, pending, error } = useWord(view.relay.id, onClose)
  const [reason, setReason] = useState('')
  return (
    <WordForm
      button={t('room.skip.button')}
      danger
      {...{ pending, error, onClose }}
      onSubmit={() => say({ kind: 'skipped', id, stopId, reason: reason.trim() })}
    >
      <p>{t('room.skip.text')}</p>
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
