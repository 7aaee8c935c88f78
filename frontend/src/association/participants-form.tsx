import { participants, type Participants } from '@stafet/domain/contract/relay-event.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import styles from './hand-frame.module.css'

/** How many members and guests took part; gives null when neither was counted. */
export function ParticipantsForm({
  before,
  onSave,
}: {
  /** As counted so far. */
  before: Participants | null
  onSave: (counted: Participants | null) => void
}) {
  const { t } = useTranslation('association')
  const [written, setWritten] = useState({
    members: String(before?.members ?? ''),
    guests: String(before?.guests ?? ''),
  })
  const [wrong, setWrong] = useState(false)
  const save = () => {
    const counted = participants.safeParse({
      members: numberIn(written.members),
      guests: numberIn(written.guests),
    })
    if (!counted.success) return setWrong(true)
    const { members, guests } = counted.data
    onSave(members === null && guests === null ? null : counted.data)
  }
  return (
    <form
      className={styles.act}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {(['members', 'guests'] as const).map((which) => (
        <TextField
          key={which}
          label={t(`participants.${which}`)}
          error={wrong && Number.isNaN(numberIn(written[which])) ? t('participants.wrong') : null}
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          value={written[which]}
          onChange={(event) => setWritten({ ...written, [which]: event.target.value })}
        />
      ))}
      <Button type="submit" variant="primary" size="large">
        {t('more.save')}
      </Button>
    </form>
  )
}

/** null when nothing was written; NaN when it is no number. */
function numberIn(written: string): number | null {
  const digits = written.trim()
  if (digits === '') return null
  return /^\d{1,4}$/.test(digits) ? Number(digits) : NaN
}
