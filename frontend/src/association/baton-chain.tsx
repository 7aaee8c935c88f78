import { useTranslation } from 'react-i18next'
import { DepecheIcon } from '../ui/depeche-icon.tsx'
import { arrivalWords } from './arrival-words.ts'
import styles from './baton-chain.module.css'
import { hasLeft, nextStep } from './check-in-step.ts'
import type { PageParts } from './page-parts.ts'
import { SendingState } from './sending-state.tsx'
import { unbroken } from './unbroken.ts'

/** Who brings the baton, when it is expected here, and to whom it goes: three places on one line. */
export function BatonChain({ page: { stop, from, to }, reports, checkIn, formats }: PageParts) {
  const { t } = useTranslation('association')
  const { nowMs } = checkIn
  const step = nextStep(reports, to)
  const left = hasLeft(step)
  const newest = reports.at(-1)
  const received = reports.find(({ kind, side }) => kind === 'received' && side === 'receiver')
  const here = arrivalWords(stop, nowMs, formats)
  const next = to && arrivalWords(to, nowMs, formats)

  const now = () => {
    if (left) return t('chain.visited')
    if (received) return t('chain.received', { when: formats.when(received.occurredAt, nowMs) })
    return t(`chain.here.${here.as}`, { when: here.when })
  }
  const there = () => {
    const arrivedAt = to?.receivedAt ?? reports.find(({ side }) => side === 'giver')?.occurredAt
    if (arrivedAt !== undefined) return t('chain.received', { when: formats.when(arrivedAt, nowMs) })
    if (to?.skipped) return t('chain.skipped')
    return (
      next && `${t(`chain.there.${next.as}`, { when: next.when })}${next.between && ` (${next.between})`}`
    )
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
          <span className={styles.role}>{t('chain.own')}</span>
          <span className={styles.time}>{unbroken(now())}</span>
          {newest && <SendingState of={newest} checkIn={checkIn} formats={formats} />}
          {step === 'receive' && here.between && <span className={styles.role}>({here.between})</span>}
          {step === 'receive' && here.planned && (
            <span className={styles.role}>{t('chain.planned', { when: here.planned })}</span>
          )}
        </div>
      </li>
      <li className={left ? styles.here : styles.coming}>
        <Mark depeche={left} />
        {to ? (
          <p>
            <span className={styles.role}>{t('chain.to')}</span> <b>{to.name}</b>
            <span className={styles.role}>{unbroken(there() ?? '')}</span>
          </p>
        ) : (
          <p className={styles.role}>{t('chain.end')}</p>
        )}
      </li>
    </ol>
  )
}

function Mark({ depeche = false }: { depeche?: boolean }) {
  return (
    <span className={[styles.mark, depeche ? styles.withDepeche : ''].filter(Boolean).join(' ')}>
      {depeche && <DepecheIcon size={22} />}
    </span>
  )
}
