import type { Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { StopProgress } from '@stafet/domain/progress/progress.ts'
import { Check, Video } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { AbcMarks } from '../ui/abc-mark.tsx'
import { CategoryIcon } from '../ui/category-icon.tsx'
import type { Formats } from '../ui/format.ts'
import styles from './stop-row.module.css'

/** Closer to the announced time than this counts as on time. */
const onTimeS = 180

/** One stop in the list: when, where on the line, who, and what was said there. */
export const StopRow = memo(function StopRow({
  stop,
  own,
  isNext,
  formats,
  onOpen,
}: {
  stop: Stop
  own: StopProgress
  isNext: boolean
  formats: Formats
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation(['citizen', 'ui'])
  const state = own.state === 'to-come' ? (isNext ? 'next' : 'toCome') : own.state
  const isSkipped = own.state === 'skipped'
  const differs = Math.abs(own.delayS) >= onTimeS && !own.presumed
  return (
    <li className={styles.item} data-state={state}>
      <button type="button" className={styles.row} onClick={() => onOpen(stop.id)} data-stop={stop.id}>
        <span className={`${styles.time} tabular`}>
          {isSkipped ? <s aria-hidden>{formats.time(stop.startsAt)}</s> : formats.time(own.expectedMs)}
          {differs && (
            <span className={styles.planned}>
              <span className="unseen">{t('stop.planned', { time: formats.time(stop.startsAt) })}</span>
              <s aria-hidden>{formats.time(stop.startsAt)}</s>
            </span>
          )}
          {own.presumed && <span className={styles.planned}>{t('stop.presumed')}</span>}
        </span>
        <span className={styles.node}>
          <span>{own.state === 'done' && <Check size={13} strokeWidth={3.5} aria-hidden />}</span>
        </span>
        <span className={styles.words}>
          <span className={styles.name}>{stop.name}</span>
          <span className={styles.kind}>
            {stop.position ? (
              <CategoryIcon category={stop.category} size={17} />
            ) : (
              <Video size={17} aria-hidden />
            )}
            <span>{stop.position ? t(`ui:category.${stop.category}`) : t('stop.virtual')}</span>
            <AbcMarks abc={stop.abc} size={19} />
          </span>
          {(state === 'now' || state === 'next') && (
            <span className={state === 'now' ? styles.isNow : styles.isNext}>{t(`stop.${state}`)}</span>
          )}
          {isSkipped && <span className={styles.skipped}>{t('stop.skipped')}</span>}
          {state === 'done' && <span className="unseen">{t('stop.done')}</span>}
        </span>
      </button>
      {own.greetings.map((greeting, at) => (
        <blockquote key={at} className={styles.greeting}>
          {greeting}
        </blockquote>
      ))}
    </li>
  )
})
