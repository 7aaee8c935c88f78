import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/field.tsx'
import type { RoomDialog } from '../action-dialog.tsx'
import { useWord } from '../use-word.ts'
import { WordForm } from './word-form.tsx'

/** Who keeps the baton over the night. */
export function NameKeeper({ view, action: { stopId }, onClose }: RoomDialog<'keeper'>) {
  const { t } = useTranslation('organiser')
  const { id, say, pending, error } = useWord(view.relay.id, onClose)
  const [name, setName] = useState('')
  return (
    <WordForm
      button={t('room.keeper.button')}
      disabled={name.trim() === ''}
      {...{ pending, error, onClose }}
      onSubmit={() => say({ kind: 'keeper', id, stopId, name: name.trim() })}
    >
      <TextField
        label={t('room.keeper.name')}
        hint={t('room.keeper.hint')}
        autoComplete="off"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </WordForm>
  )
}
