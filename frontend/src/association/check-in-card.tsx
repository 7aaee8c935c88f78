import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Formats } from '../ui/format.ts'
import { BatonChain } from './baton-chain.tsx'
import styles from './check-in.module.css'
import { isEarly, nextStep } from './check-in-step.ts'
import { GreetingField } from './greeting-field.tsx'
import type { StandingReport } from './outbox.ts'
import type { useCheckIn } from './use-check-in.ts'

/** The second button comes where the first one was: so long, a second tap of the same finger does nothing. */
const restMs = 1500

/** One question and one button: has the baton come, and is it handed on? */
export function CheckInCard({
  page,
  reports,
  checkIn,
  formats,
}: {
  page: CheckInPage
  reports: readonly StandingReport[]
  checkIn: ReturnType<typeof useCheckIn>
  formats: Formats
}) {
  const { t } = useTranslation('association')
  const { store, state, nowMs } = checkIn
  const [resting, setResting] = useState(false)
  const [asking, setAsking] = useState(false)
  const step = nextStep(reports)
  const { stop, to } = page

  useEffect(() => {
    if (!resting) return
    const timer = setTimeout(() => setResting(false), restMs)
    return () => clearTimeout(timer)
  }, [resting])

  const report = () => {
    setAsking(false)
    setResting(true)
    store.press(step === 'receive' ? 'received' : 'handed-on')
  }
  const press = () => {
    if (resting) return
    if (step === 'receive' && isEarly(stop.expectedAt, nowMs)) setAsking(true)
    else report()
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

      {step === 'done' && !resting ? (
        <div className={styles.act}>
          <h2>{t('done.title')}</h2>
          <p>{to ? t('done.text', { to: to.name }) : t('done.last')}</p>
          <ButtonLink to={`/${page.relay.slug}`} size="large">
            {t('done.map')}
          </ButtonLink>
        </div>
      ) : (
        <div className={styles.act}>
          <h2>{step === 'receive' ? t('receive.question') : t('handOn.question')}</h2>
          <Button
            variant="primary"
            size="large"
            className={resting ? styles.noted : undefined}
            aria-disabled={resting || undefined}
            onClick={press}
          >
            {resting ? (
              <>
                <Check size={26} aria-hidden /> {t('pressed')}
              </>
            ) : step === 'receive' ? (
              t('receive.button')
            ) : (
              t('handOn.button')
            )}
          </Button>
          <p>
            {step === 'receive'
              ? t('receive.next')
              : to
                ? t('handOn.next', { to: to.name })
                : t('handOn.last')}
          </p>
          <GreetingField greeting={state.greeting} onWrite={store.writeGreeting} />
        </div>
      )}

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
