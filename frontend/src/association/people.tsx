import type { NeighbourMessageInput } from '@stafet/domain/contract/check-in.ts'
import { MessageCircle, Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextAreaField } from '../ui/field.tsx'
import type { Formats } from '../ui/format.ts'
import { telephone } from '../ui/telephone.ts'
import { LinkButton } from './link-button.tsx'
import styles from './hand-frame.module.css'
import type { PageParts } from './page-parts.ts'
import { SendingState } from './sending-state.tsx'
import { sendingOf } from './standing-reports.ts'
import type { CheckIn } from './use-check-in.ts'

type To = NeighbourMessageInput['to']
interface Person {
  to: To
  role: string
  name: string
  carriers: string
  phone: string | null
  canWrite: boolean
}

/** Who hands over, to whom one hands on, and who helps: with a call or a message to each, if they agreed. */
export function People({
  page: { stop, from, to, coordinator },
  checkIn,
  formats,
}: Omit<PageParts, 'reports'>) {
  const { t } = useTranslation('association')
  const [writingTo, setWritingTo] = useState<Person | null>(null)
  const people: Person[] = [
    ...(from ? [{ to: 'from' as const, role: t('people.from'), ...from }] : []),
    ...(to ? [{ to: 'to' as const, role: t('people.to'), ...to }] : []),
    ...(coordinator
      ? [
          {
            to: 'coordinator' as const,
            role: t('people.coordinator'),
            ...coordinator,
            carriers: '',
            canWrite: true,
          },
        ]
      : []),
  ]
  if (people.length === 0 && stop.carriers === '') return null
  return (
    <section className={styles.section} aria-labelledby="people">
      <h2 id="people">{t('people.title')}</h2>
      {stop.carriers !== '' && <p>{t('people.ours', { carriers: stop.carriers })}</p>}
      <ul role="list" className={styles.list}>
        {people.map((person) => (
          <li key={person.to} className={styles.pair}>
            <p>
              {person.role}
              <br />
              <b>{person.name}</b>
            </p>
            {person.carriers !== '' && <p>{t('people.carriers', { carriers: person.carriers })}</p>}
            {person.phone !== null && person.phone !== '' && (
              <LinkButton href={telephone(person.phone)}>
                <Phone size={22} aria-hidden /> {t('ring', { name: person.name })}
              </LinkButton>
            )}
            {person.canWrite && (
              <Button className={styles.wide} onClick={() => setWritingTo(person)}>
                <MessageCircle size={22} aria-hidden /> {t('people.write', { name: person.name })}
              </Button>
            )}
            <Written to={person.to} checkIn={checkIn} formats={formats} />
          </li>
        ))}
      </ul>
      <WriteDialog
        to={writingTo}
        onClose={() => setWritingTo(null)}
        onSend={(text) => writingTo && checkIn.store.write(writingTo.to, text)}
      />
    </section>
  )
}

/** What this phone has written to them, and whether it is sent. */
function Written({ to, checkIn, formats }: { to: To; checkIn: CheckIn; formats: Formats }) {
  const messages = checkIn.state.outbox.flatMap((entry) =>
    entry.type === 'message' && entry.body.to === to ? [entry] : [],
  )
  return messages.map((entry) => (
    <div key={entry.body.id}>
      <p>
        <q>{entry.body.text}</q>
      </p>
      <SendingState of={sendingOf(entry)} checkIn={checkIn} formats={formats} />
    </div>
  ))
}

function WriteDialog({
  to,
  onClose,
  onSend,
}: {
  to: Person | null
  onClose: () => void
  onSend: (text: string) => void
}) {
  const { t } = useTranslation('association')
  const [text, setText] = useState('')
  const send = () => {
    if (text.trim() === '') return
    onSend(text.trim())
    setText('')
    onClose()
  }
  return (
    <Dialog title={t('people.write', { name: to?.name ?? '' })} open={to !== null} onClose={onClose}>
      <div className={styles.act}>
        <TextAreaField
          label={t('people.message')}
          hint={t('people.messageHint')}
          rows={4}
          maxLength={480}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button variant="primary" size="large" aria-disabled={text.trim() === '' || undefined} onClick={send}>
          {t('people.send')}
        </Button>
      </div>
    </Dialog>
  )
}
