import { Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { intervalWords } from '../ui/expected-words.ts'
import type { Following } from './following.ts'
import styles from './next-card.module.css'

/** From so many seconds on a delay is worth a word. */
const wordedDelayS = 180

/** The next stop with its expected time, large: somebody waits for it. And how far the relay has come. */
export function NextCard({ following, onOpen }: { following: Following; onOpen: (id: string) => void }) {
  const { t } = useTranslation('citizen')
  const { stops, progress, nowMs, formats } = following
  const next = progress.next === null ? undefined : stops[progress.next]
  const own = progress.next === null ? undefined : progress.stops[progress.next]
  const expectedMs = own?.expectedMs
  const interval = own ? intervalWords(own, formats) : null
  const visited = progress.stops.filter(({ state }) => state !== 'skipped')
  const reached = visited.filter(({ state }) => state !== 'to-come').length
  const late = progress.delayS >= wordedDelayS
  const sameDay = expectedMs !== undefined && formats.localDate(expectedMs) === formats.localDate(nowMs)
  return (
    <div className={styles.holder}>
      {next && expectedMs !== undefined && (
        <button
          type="button"
          className={styles.next}
          onClick={() => onOpen(next.stop.id)}
          data-stop={next.stop.id}
        >
          <span className={styles.words}>
            <span className={styles.eyebrow}>{t(reached === 0 ? 'next.first' : 'next.eyebrow')}</span>
            <span className={styles.name}>{next.stop.name}</span>
            <span className={late ? styles.late : styles.onTime}>
              {late && <Clock size={17} aria-hidden />}
              {late ? t('next.late', { span: formats.duration(progress.delayS) }) : t('next.onTime')}
            </span>
            {interval !== null && <span className={styles.small}>{interval}</span>}
          </span>
          <span className={`${styles.when} tabular`}>
            <span className={styles.small}>
              {sameDay ? t('stop.about') : `${formats.day(expectedMs)} ${t('stop.about')}`}
            </span>
            <span className={styles.time}>{formats.time(expectedMs)}</span>
            <span className={styles.small}>{formats.fromNow(expectedMs, nowMs)}</span>
          </span>
        </button>
      )}
      {progress.phase !== 'upcoming' && (
        <p className={styles.reached}>
          <progress value={reached} max={visited.length} aria-hidden />
          {t('reached', { done: reached, count: visited.length })}
        </p>
      )}
    </div>
  )
}
