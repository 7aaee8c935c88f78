import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { MessageCircle, UserRound, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextAreaField, TextField } from '../ui/field.tsx'
import type { Formats } from '../ui/format.ts'
import type { MoreWords as Words } from './check-in-store.ts'
import styles from './hand-frame.module.css'
import { ParticipantsForm } from './participants-form.tsx'
import { TakePhoto } from './photos/take-photo.tsx'
import { PhotoList } from './photos/photo-list.tsx'
import type { StandingReport } from './standing-reports.ts'
import type { CheckIn } from './use-check-in.ts'

const longestGreeting = 280

/** What one may add when the press is done, each a question of its own; none of it holds anything up. */
export function MoreWords({
  page,
  reports,
  checkIn,
  formats,
}: {
  page: CheckInPage
  reports: readonly StandingReport[]
  checkIn: CheckIn
  formats: Formats
}) {
  const { t } = useTranslation('association')
  const { store, state } = checkIn
  const [asked, setAsked] = useState<'who' | 'participants' | 'greeting' | null>(null)
  const own = reports.filter(({ side }) => side === 'receiver')
  const newest = own.at(-1)
  const [who, setWho] = useState('')
  if (!newest) return null

  const close = () => setAsked(null)
  const tell = (words: Words) => {
    store.tellMore(newest, words)
    close()
  }
  return (
    <section className={styles.act} aria-labelledby="more">
      <h2 id="more">{t('more.title')}</h2>
      <p>{t('more.text')}</p>
      <TakePhoto checkIn={checkIn} />
      <Button className={styles.wide} onClick={() => setAsked('greeting')}>
        <MessageCircle size={22} aria-hidden /> {t('greeting.open')}
      </Button>
      <Button className={styles.wide} onClick={() => setAsked('who')}>
        <UserRound size={22} aria-hidden /> {t(`who.open.${newest.kind}`)}
      </Button>
      <Button className={styles.wide} onClick={() => setAsked('participants')}>
        <UsersRound size={22} aria-hidden /> {t('participants.open')}
      </Button>
      <PhotoList page={page} checkIn={checkIn} formats={formats} />

      <Dialog title={t('greeting.open')} open={asked === 'greeting'} onClose={close}>
        <form
          className={styles.act}
          onSubmit={(event) => {
            event.preventDefault()
            const greeting = state.greeting.trim()
            if (greeting === '') return close()
            tell({ greeting })
            store.writeGreeting('')
          }}
        >
          <TextAreaField
            label={t('greeting.label')}
            hint={`${t('greeting.hint')} ${t('greeting.left', { count: longestGreeting - state.greeting.length })}.`}
            rows={4}
            maxLength={longestGreeting}
            value={state.greeting}
            onChange={(event) => store.writeGreeting(event.target.value)}
          />
          <Button type="submit" variant="primary" size="large">
            {t('greeting.send')}
          </Button>
        </form>
      </Dialog>
      <Dialog title={t(`who.open.${newest.kind}`)} open={asked === 'who'} onClose={close}>
        <form
          className={styles.act}
          onSubmit={(event) => {
            event.preventDefault()
            if (who.trim() === '') return close()
            tell({ who: who.trim() })
          }}
        >
          <TextField
            label={t('who.label')}
            hint={t('who.hint')}
            maxLength={120}
            autoComplete="off"
            value={who}
            onChange={(event) => setWho(event.target.value)}
          />
          <Button type="submit" variant="primary" size="large">
            {t('more.save')}
          </Button>
        </form>
      </Dialog>
      <Dialog title={t('participants.open')} open={asked === 'participants'} onClose={close}>
        <ParticipantsForm onSave={(participants) => (participants ? tell({ participants }) : close())} />
      </Dialog>
    </section>
  )
}
