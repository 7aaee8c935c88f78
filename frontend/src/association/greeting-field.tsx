import { MessageCircle } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { TextAreaField } from '../ui/field.tsx'

const longest = 280

/** A few words that go along with the next press; folded away until somebody wants it. */
export function GreetingField({
  greeting,
  onWrite,
}: {
  greeting: string
  onWrite: (greeting: string) => void
}) {
  const { t } = useTranslation('association')
  const [open, setOpen] = useState(false)
  if (!open && greeting === '') {
    return (
      <Button variant="quiet" onClick={() => setOpen(true)}>
        <MessageCircle size={22} aria-hidden /> {t('greeting.open')}
      </Button>
    )
  }
  return (
    <TextAreaField
      label={t('greeting.label')}
      hint={`${t('greeting.hint')} ${t('greeting.left', { count: longest - greeting.length })}.`}
      rows={3}
      maxLength={longest}
      autoFocus={greeting === ''}
      value={greeting}
      onChange={(event) => onWrite(event.target.value)}
    />
  )
}
