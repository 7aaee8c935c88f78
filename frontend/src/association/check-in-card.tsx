import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Formats } from '../ui/format.ts'
import { AttendanceQuestion, isDayBefore } from './attendance-question.tsx'
import { BatonChain } from './baton-chain.tsx'
import { isEarly, nextStep } from './check-in-step.ts'
import styles from './hand-frame.module.css'
import { PressButton } from './press-button.tsx'
import type { StandingReport } from './standing-reports.ts'
import type { CheckIn } from './use-check-in.ts'

/** The second button comes where the first one was: so long, a second tap of the same finger does nothing. */
const restMs = 1500

/** One question and one button: can you still, has the baton come, is it handed on, has it got there? */
export function CheckInCard({
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
  const { store, nowMs } = checkIn
  const [resting, setResting] = useState(false)
  const [asking, setAsking] = useState(false)
  const [hereAnyway, setHereAnyway] = useState(false)
  const { stop, to } = page
  const step = nextStep(reports, to)
  const words = { to: to?.name ?? '' }

  useEffect(() => {
    if (!resting) return
    const timer = setTimeout(() => setResting(false), restMs)
    return () => clearTimeout(timer)
  }, [resting])

  const report = () => {
    setAsking(false)
    setResting(true)
    if (step === 'arrived') store.press('received', 'giver')
    else store.press(step === 'receive' ? 'received' : 'handed-on')
  }
  const press = () => {
    if (step === 'receive' && isEarly(stop.expectedAt, nowMs)) setAsking(true)
    else report()
  }
  const button = (label: string) => (
    <PressButton resting={resting} onPress={press}>
      {label}
    </PressButton>
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
          <p>{t('receive.next')}</p>
        </>
      )
    if (step === 'hand-on')
      return (
        <>
          <h2>{t('handOn.question')}</h2>
          {button(t('handOn.button'))}
          <p>{to ? t('handOn.next', words) : t('handOn.last')}</p>
        </>
      )
    return (
      <>
        <h2>{t('done.title')}</h2>
        {step === 'arrived' || resting ? (
          <>
            <p>{t('arrived.text', words)}</p>
            <h2>{t('arrived.question', words)}</h2>
            {button(t('arrived.button'))}
            <p>{t('arrived.next', words)}</p>
          </>
        ) : (
          <p>{to ? t('done.text', words) : t('done.last')}</p>
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
