import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { useTranslation } from 'react-i18next'
import { DepecheIcon } from '../ui/depeche-icon.tsx'
import type { Formats } from '../ui/format.ts'
import styles from './baton-chain.module.css'
import { hasLeft, nextStep } from './check-in-step.ts'
import { SendingState } from './sending-state.tsx'
import type { StandingReport } from './standing-reports.ts'
import type { CheckIn } from './use-check-in.ts'

/** Later than this is worth a word; less is within what people mean by a time. */
const lateMs = 5 * 60_000

/** Who brings the baton, when it is expected here, and to whom it goes: three places on one line. */
export function BatonChain({
  page: { stop, from, to },
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
  const { nowMs } = checkIn
  const step = nextStep(reports, to)
  const left = hasLeft(step)
  const newest = reports.at(-1)
  const received = reports.find(({ kind, side }) => kind === 'received' && side === 'receiver')
  const late = Date.parse(stop.expectedAt) - Date.parse(stop.startsAt) > lateMs
  const planned = formats.when(stop.startsAt, nowMs)

  const now = () => {
    if (left) return t('chain.visited')
    if (received) return t('chain.received', { when: formats.when(received.occurredAt, nowMs) })
    if (late) return t('chain.late', { about: formats.aboutWhen(stop.expectedAt, nowMs) })
    return t('chain.expected', { when: planned })
  }

  return (
    <ol role="list" className={styles.chain} aria-label={t('chain.label')}>
      <li className={styles.passed}>
        <Mark />
        {from ? (
          <p>
            <span className={styles.role}>{t('chain.from')}</span> <b>{from.name}</b>
          </p>
        ) : (
          <p className={styles.role}>{t('chain.start')}</p>
        )}
      </li>
      <li className={left ? styles.passed : styles.here}>
        <Mark depeche={step === 'hand-on'} />
        <div>
          <span className={styles.role}>{t('chain.here')}</span>
          <span className={styles.time}>{unbroken(now())}</span>
          {newest && <SendingState of={newest} checkIn={checkIn} formats={formats} />}
          {step === 'receive' && late && stop.earliestAt && stop.latestAt && (
            <span className={styles.role}>({formats.between(stop.earliestAt, stop.latestAt)})</span>
          )}
          {step === 'receive' && late && (
            <span className={styles.role}>{t('chain.planned', { when: planned })}</span>
          )}
        </div>
      </li>
      <li className={left ? styles.here : styles.coming}>
        <Mark depeche={left} />
        {to ? (
          <p>
            <span className={styles.role}>{t('chain.to')}</span> <b>{to.name}</b>
            <span className={styles.role}>
              {t(late || Date.parse(to.startsAt) < nowMs ? 'chain.planned' : 'chain.waits', {
                when: formats.when(to.startsAt, nowMs),
              })}
            </span>
          </p>
        ) : (
          <p className={styles.role}>{t('chain.end')}</p>
        )}
      </li>
    </ol>
  )
}

/** "kl." stays with its time, however large both are. */
const unbroken = (words: string) => words.replace(/kl\. (?=\d)/, 'kl.\u00a0')

function Mark({ depeche = false }: { depeche?: boolean }) {
  return (
    <span className={[styles.mark, depeche ? styles.withDepeche : ''].filter(Boolean).join(' ')}>
      {depeche && <DepecheIcon size={22} />}
    </span>
  )
}
