import { CircleCheck, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DepecheIcon } from '../ui/depeche-icon.tsx'
import { batonStory } from './baton-words.ts'
import type { Following } from './following.ts'
import styles from './now-card.module.css'

/** Where the depeche is, and how we know. */
export function NowCard({ following }: { following: Following }) {
  const { t } = useTranslation('citizen')
  const { title, source, reported } = useWords(following)
  const Icon = reported ? CircleCheck : Clock
  return (
    <section className={styles.now} aria-label={t('now.eyebrow')}>
      <span className={styles.disc}>
        <DepecheIcon size={30} />
      </span>
      <div className={styles.words}>
        <p className={styles.eyebrow}>{t('now.eyebrow')}</p>
        <h2 className={styles.where}>{title}</h2>
        {source !== '' && (
          <p className={styles.source}>
            <Icon size={18} aria-hidden className={reported ? styles.reported : styles.presumed} />
            <span>{source}</span>
          </p>
        )}
      </div>
    </section>
  )
}

interface Words {
  title: string
  source: string
  /** Somebody said so; else it is worked out. */
  reported: boolean
}

function useWords({ plan, stops, progress, nowMs, formats }: Following): Words {
  const { t } = useTranslation('citizen')
  const told = batonStory(plan, stops, progress)
  switch (told.kind) {
    case 'upcoming':
      return {
        title: t('now.upcoming', { date: formats.dayAndDate(told.startsAt) }),
        source: t('now.upcomingFrom', { time: formats.atTime(told.startsAt), place: told.place }),
        reported: false,
      }
    case 'stop':
      return {
        title: t('now.stop', { name: told.name }),
        source:
          told.receivedMs === null ? '' : t('now.received', { time: formats.when(told.receivedMs, nowMs) }),
        reported: true,
      }
    case 'leg': {
      const title = told.to
        ? t('now.leg', { name: told.to })
        : told.toFinish
          ? t('now.legToFinish', { name: plan.finish?.name ?? '' })
          : t('now.legToNight')
      if (told.overdue) return { title, source: t('now.overdue'), reported: false }
      if (!told.last) return { title, source: t('now.presumed'), reported: false }
      const last = { name: told.last.name, time: formats.when(told.last.atMs, nowMs) }
      return told.last.handedOn
        ? { title, source: t('now.handedOn', last), reported: true }
        : { title, source: t('now.presumedOn', last), reported: false }
    }
    case 'night':
      return {
        title: t('now.night', { day: formats.day(told.goesOnAt) }),
        source: t('now.nightAfter', { name: told.after, time: formats.when(told.goesOnAt, nowMs) }),
        reported: true,
      }
    case 'finish':
      return {
        title: told.place ? `${t('now.finished')}: ${told.place}` : t('now.finished'),
        source: told.last
          ? t('now.finishedAt', { name: told.last.name, time: formats.when(told.last.atMs, nowMs) })
          : '',
        reported: true,
      }
  }
}
