import type { StopProgress } from '@stafet/domain/progress/progress.ts'
import { useTranslation } from 'react-i18next'
import { useWayWords } from '../ui/use-way-words.ts'
import { expectedWords } from '../ui/expected-words.ts'
import type { PlacedStop } from './follow-day.ts'
import type { Following } from './following.ts'
import styles from './stop-times.module.css'

/** When the baton was, is or comes at a stop, what was planned, and how it travels there. */
export function StopTimes({
  following,
  placed,
  own,
}: {
  following: Following
  placed: PlacedStop
  own: StopProgress
}) {
  const { t } = useTranslation('citizen')
  const wayWords = useWayWords()
  const { plan, stops, nowMs, formats } = following
  const { stop, index } = placed
  const from = stops[index - 1]?.stop.name ?? plan.start.name
  const differs = Math.abs(own.delayS) >= 180 && !own.presumed
  return (
    <div className={styles.times} data-state={own.state}>
      <p className={styles.main}>{words()}</p>
      {differs && (
        <p className={styles.more}>{t('story.plannedAt', { time: formats.when(stop.startsAt, nowMs) })}</p>
      )}
      {own.state !== 'skipped' && (stop.leg.distanceM > 0 || stop.leg.ferries.length > 0) && (
        <p className={styles.more}>
          {t('story.arrivesBy', {
            distance: formats.distance(stop.leg.distanceM),
            way: wayWords(stop.leg),
            from,
          })}
        </p>
      )}
    </div>
  )

  function words(): string {
    const at = own.receivedMs ?? own.handedOnMs
    if (own.state === 'skipped') return t('story.skipped')
    if (own.state === 'now') return t('story.isHere', { time: formats.when(own.expectedMs, nowMs) })
    if (own.state === 'to-come') return t('story.comes', { time: expectedWords(own, nowMs, formats) })
    return at === null ? t('story.wasHereUnsaid') : t('story.wasHere', { time: formats.when(at, nowMs) })
  }
}
