import { CircleCheck, Clock, Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DepecheIcon } from '../ui/depeche-icon.tsx'
import { batonStory, type BatonStory, type PhoneStory } from './baton-words.ts'
import type { Following } from './following.ts'
import styles from './now-card.module.css'

/** Where the depeche is, and how we know. */
export function NowCard({ following }: { following: Following }) {
  const { t } = useTranslation('citizen')
  const { title, source, known } = useWords(following)
  const Icon = icons[known]
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
            <Icon
              size={18}
              aria-hidden
              className={known === 'presumed' ? styles.presumed : styles.reported}
            />
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
  /** Somebody said so, or a phone does; else it is worked out. */
  known: 'reported' | 'phone' | 'presumed'
}

const icons = { reported: CircleCheck, phone: Smartphone, presumed: Clock }

function useWords({ plan, stops, progress, nowMs, formats }: Following): Words {
  const { t } = useTranslation('citizen')
  const told = batonStory(plan, stops, progress)
  switch (told.kind) {
    case 'upcoming':
      return {
        title: t('now.upcoming', { date: formats.dayAndDate(told.startsAt) }),
        source: t('now.upcomingFrom', { time: formats.atTime(told.startsAt), place: told.place }),
        known: 'presumed',
      }
    case 'stop':
      return {
        title: t('now.stop', { name: told.name }),
        source: [
          told.receivedMs === null ? '' : t('now.received', { time: formats.when(told.receivedMs, nowMs) }),
          heldWords(told.heldUntilMs),
        ]
          .filter((words) => words !== '')
          .join('. '),
        known: 'reported',
      }
    case 'leg': {
      const title = told.to
        ? t('now.leg', { name: told.to })
        : told.toFinish
          ? t('now.legToFinish', { name: plan.finish?.name ?? '' })
          : t('now.legToNight')
      const held = heldWords(told.heldUntilMs)
      if (held !== '') return { title, source: held, known: 'reported' }
      if (told.phone) return { title, source: phoneWords(told.phone, told.overdue), known: 'phone' }
      if (told.overdue) return { title, source: t('now.overdue'), known: 'presumed' }
      if (!told.last) return { title, source: t('now.presumed'), known: 'presumed' }
      return { title, ...lastWords(told.last) }
    }
    case 'night':
      return {
        title: t('now.night', { day: formats.day(told.goesOnAt) }),
        source: t('now.nightAfter', { name: told.after, time: formats.when(told.goesOnAt, nowMs) }),
        known: 'reported',
      }
    case 'finish':
      return {
        title: told.place ? `${t('now.finished')}: ${told.place}` : t('now.finished'),
        source: told.last
          ? t('now.finishedAt', { name: told.last.name, time: formats.when(told.last.atMs, nowMs) })
          : '',
        known: 'reported',
      }
  }

  function heldWords(untilMs: number | null): string {
    return untilMs === null ? '' : t('now.held', { time: formats.when(untilMs, nowMs) })
  }

  /** Never more exact than the phone is, nor newer. */
  function phoneWords({ atMs, live, delayed, withinM }: PhoneStory, arrived: boolean): string {
    const time = formats.when(atMs, nowMs)
    const seen = arrived ? t('now.arrived', { time }) : live ? t('now.live') : t('now.seen', { time })
    const within = withinM === null ? '' : `, ${t('now.within', { distance: formats.distance(withinM) })}`
    return delayed ? `${seen}${within}. ${t('now.delayed')}` : `${seen}${within}`
  }

  function lastWords({
    name,
    atMs,
    handedOn,
  }: NonNullable<Extract<BatonStory, { kind: 'leg' }>['last']>): Omit<Words, 'title'> {
    const last = { name, time: formats.when(atMs, nowMs) }
    return handedOn
      ? { source: t('now.handedOn', last), known: 'reported' }
      : { source: t('now.presumedOn', last), known: 'presumed' }
  }
}
