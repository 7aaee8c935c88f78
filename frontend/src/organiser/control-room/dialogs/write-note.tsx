import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextAreaField } from '../../../ui/field.tsx'
import type { RoomDialog } from '../action-dialog.tsx'
import { useWord } from '../use-word.ts'
import { WordForm } from './word-form.tsx'

/** Something for the diary, that only organisers read. */
export function WriteNote({ view, onClose }: RoomDialog<'note'>) {
  const { t } = useTranslation('organiser')
  const { id, say, pending, error } = useWord(view.relay.id, onClose)
  const [text, setText] = useState('')
  return (
    <WordForm
      button={t('room.note.button')}
      disabled={text.trim() === ''}
      {...{ pending, error, onClose }}
      onSubmit={() => say({ kind: 'noted', id, text: text.trim() })}
    >
      <TextAreaField
        label={t('room.note.text')}
        hint={t('room.note.hint')}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </WordForm>
  )
}
