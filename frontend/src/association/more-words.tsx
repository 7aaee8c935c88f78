import { MessageCircle, UserRound, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextAreaField, TextField } from '../ui/field.tsx'
import styles from './hand-frame.module.css'
import type { PageParts } from './page-parts.ts'
import { ParticipantsForm } from './participants-form.tsx'
import { ConsentQuestion } from './photos/consent-question.tsx'
import { PhotoList } from './photos/photo-list.tsx'
import { TakePhoto } from './photos/take-photo.tsx'

const longestGreeting = 280

/** What one may add when the press is done, each a question of its own; none of it holds anything up. */
export function MoreWords({ page, reports, checkIn, formats }: PageParts) {
  const { t } = useTranslation('association')
  const { store, state } = checkIn
  const [asked, setAsked] = useState<'who' | 'participants' | 'greeting' | null>(null)
  const [askedPhoto, setAskedPhoto] = useState<string | null>(null)
  const own = reports.filter(({ side }) => side === 'receiver')
  const newest = own.at(-1)
  if (!newest) return null
  const counted = own.findLast(({ participants }) => participants !== null)
  const greeted = own.some(({ greetings }) => greetings.length > 0)

  const close = () => setAsked(null)
  const whoWords = t(newest.who === '' ? `who.open.${newest.kind}` : `who.again.${newest.kind}`)
  const participantsWords = t(counted ? 'participants.again' : 'participants.open')
  const greetingWords = t(greeted ? 'greeting.again' : 'greeting.open')
  return (
    <section className={styles.act} aria-labelledby="more">
      <h2 id="more">{t('more.title')}</h2>
      <p>{t('more.text')}</p>
      <TakePhoto checkIn={checkIn} onTaken={setAskedPhoto} />
      <Button className={styles.wide} onClick={() => setAsked('greeting')}>
        <MessageCircle size={22} aria-hidden /> {greetingWords}
      </Button>
      <Button className={styles.wide} onClick={() => setAsked('who')}>
        <UserRound size={22} aria-hidden /> {whoWords}
      </Button>
      <Button className={styles.wide} onClick={() => setAsked('participants')}>
        <UsersRound size={22} aria-hidden /> {participantsWords}
      </Button>
      <PhotoList page={page} checkIn={checkIn} formats={formats} onAsk={setAskedPhoto} />

      <ConsentQuestion photoId={askedPhoto} checkIn={checkIn} onClose={() => setAskedPhoto(null)} />
      <Dialog title={greetingWords} open={asked === 'greeting'} onClose={close}>
        <form
          className={styles.act}
          onSubmit={(event) => {
            event.preventDefault()
            const greeting = state.greeting.trim()
            if (greeting !== '') {
              store.tellMore(newest, { greeting })
              store.writeGreeting('')
            }
            close()
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
      <Dialog title={whoWords} open={asked === 'who'} onClose={close}>
        <WhoForm
          before={newest.who}
          onSave={(who) => {
            if (who !== newest.who) store.tellMore(newest, { who })
            close()
          }}
        />
      </Dialog>
      <Dialog title={participantsWords} open={asked === 'participants'} onClose={close}>
        <ParticipantsForm
          before={counted?.participants ?? null}
          onSave={(participants) => {
            if (participants) store.tellMore(counted ?? newest, { participants })
            close()
          }}
        />
      </Dialog>
    </section>
  )
}

/** Who received it, or handed it on; what is left empty changes nothing. */
function WhoForm({ before, onSave }: { before: string; onSave: (who: string) => void }) {
  const { t } = useTranslation('association')
  const [who, setWho] = useState(before)
  return (
    <form
      className={styles.act}
      onSubmit={(event) => {
        event.preventDefault()
        onSave(who.trim() || before)
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
  )
}
