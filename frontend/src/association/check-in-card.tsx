import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AttendanceQuestion, isDayBefore } from './attendance-question.tsx'
import { BatonChain } from './baton-chain.tsx'
import { isEarly, nextStep, type Step } from './check-in-step.ts'
import styles from './hand-frame.module.css'
import type { PageParts } from './page-parts.ts'
import { PressButton } from './press-button.tsx'

/** The second button comes where the first one was: so long, a second tap of the same finger does nothing. */
const restMs = 1500

/** One question and one button: can you still, has the baton come, is it handed on, has it got there? */
export function CheckInCard({ page, reports, checkIn, formats }: PageParts) {
  const { t } = useTranslation('association')
  const { store, state, nowMs } = checkIn
  /** The question that was answered just now: it stays for a moment and says that the press is noted. */
  const [noted, setNoted] = useState<Step | null>(null)
  const [asking, setAsking] = useState(false)
  const [hereAnyway, setHereAnyway] = useState(false)
  const { stop } = page
  const to = page.to?.skipped ? null : page.to
  const next = nextStep(reports, to)
  const step = noted ?? next
  const resting = noted !== null
  const words = { to: to?.name ?? '' }

  useEffect(() => {
    if (noted === null) return
    const timer = setTimeout(() => setNoted(null), restMs)
    return () => clearTimeout(timer)
  }, [noted])

  const report = () => {
    setAsking(false)
    setNoted(next)
    if (next === 'arrived') store.press('received', 'giver')
    else store.press(next === 'receive' ? 'received' : 'handed-on')
  }
  const press = () => {
    if (next === 'receive' && isEarly(stop.expectedAt, nowMs)) setAsking(true)
    else report()
  }
  const button = (label: string) => (
    <PressButton resting={resting} onPress={press}>
      {label}
    </PressButton>
  )

  /** What a press does; without a connection, what becomes of it meanwhile. */
  const whatFollows = (told: string) => (
    <p>{state.connection === 'no-answer' ? t(state.kept ? 'offline.text' : 'offline.notKept') : told}</p>
  )

  const notYet = step === 'receive' && !hereAnyway && !resting
  const question = () => {
    if (notYet && stop.skipped)
      return (
        <>
          <h2>{t('skipped.question')}</h2>
          <p>{t('skipped.text')}</p>
          <Button className={styles.wide} onClick={() => setHereAnyway(true)}>
            {t('skipped.anyway')}
          </Button>
        </>
      )
    if (notYet && isDayBefore(stop.startsAt, nowMs, formats))
      return (
        <AttendanceQuestion
          page={page}
          checkIn={checkIn}
          formats={formats}
          onHere={() => setHereAnyway(true)}
        />
      )
    if (step === 'receive')
      return (
        <>
          <h2>{t('receive.question')}</h2>
          {button(t('receive.button'))}
          {whatFollows(t('receive.next'))}
        </>
      )
    if (step === 'hand-on')
      return (
        <>
          <h2>{t('handOn.question')}</h2>
          {button(t('handOn.button'))}
          {whatFollows(to ? t('handOn.next', words) : t('handOn.last'))}
        </>
      )
    return (
      <>
        {step === 'arrived' ? (
          <>
            <h2>{t('arrived.question', words)}</h2>
            {button(t('arrived.button'))}
            <p>{t('arrived.next', words)}</p>
          </>
        ) : (
          <>
            <h2>{t('done.title')}</h2>
            <p>{to ? t('done.text', words) : t('done.last')}</p>
          </>
        )}
        <ButtonLink to={`/${page.relay.slug}`} size="large">
          {t('done.map')}
        </ButtonLink>
      </>
    )
  }

  return (
    <section className={styles.card} aria-labelledby="stop-name">
      <div>
        <p className={styles.over}>
          {t('stop', { number: stop.number, day: formats.dayAndDate(stop.startsAt) })}
        </p>
        <h1 id="stop-name">{stop.name}</h1>
      </div>
      <BatonChain page={page} reports={reports} checkIn={checkIn} formats={formats} />
      <div className={styles.act}>{question()}</div>

      <Dialog title={t('early.title')} open={asking} onClose={() => setAsking(false)}>
        <div className={styles.act}>
          <p>{t('early.text', { when: formats.when(stop.expectedAt, nowMs) })}</p>
          <Button size="large" variant="primary" onClick={() => setAsking(false)}>
            {t('early.no')}
          </Button>
          <Button size="large" onClick={report}>
            {t('early.yes')}
          </Button>
        </div>
      </Dialog>
    </section>
  )
}
