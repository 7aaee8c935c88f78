import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { draftQuery, newestRunQuery } from '../queries.ts'
import styles from './steps.module.css'

/** The way through a relay, in order; each step says how far it is, though in brief not on screen. */
export function Steps({ relay, brief = false }: { relay: Relay; brief?: boolean }) {
  const { t } = useTranslation('organiser')
  const { pathname } = useLocation()
  const { data: draft } = useQuery(draftQuery(relay.id))
  const { data: run } = useQuery(newestRunQuery(relay.id))
  const stops = draft?.plan.days.reduce((sum, day) => sum + day.stops.length, 0) ?? 0
  const released = relay.releaseNumber

  const here = pathname.split('/')[4]
  const steps = [
    {
      path: 'faellesskaber',
      name: t('frame.steps.communities'),
      done: relay.communities > 0,
      told:
        relay.communities > 0 ? t('frame.steps.count', { count: relay.communities }) : t('frame.steps.none'),
    },
    {
      path: 'plan',
      name: t('frame.steps.plan'),
      done: !!draft && !draft.outdated,
      told:
        run?.state === 'running'
          ? t('frame.steps.running')
          : !draft
            ? t('frame.steps.noPlan')
            : draft.outdated
              ? t('frame.steps.outdated')
              : t('frame.steps.draft', { count: stops }),
    },
    {
      path: 'udsend',
      name: t('frame.steps.release'),
      done: released !== null,
      told:
        released === null ? t('frame.steps.notReleased') : t('frame.steps.released', { number: released }),
    },
    {
      path: 'kontrolrum',
      name: t('frame.steps.day'),
      done: false,
      told: released === null ? t('frame.steps.waits') : t('frame.steps.ready'),
    },
  ]

  return (
    <nav aria-label={t('frame.steps.label')}>
      <ol role="list" className={brief ? styles.brief : styles.steps}>
        {steps.map(({ path, name, done, told }, at) => (
          <li key={path}>
            <Link
              to={`/arrangoer/stafet/${relay.id}/${path}`}
              className={styles.step}
              aria-current={here === path || (here === 'dagen' && path === 'kontrolrum') ? 'page' : undefined}
            >
              <span className={[styles.number, done ? styles.done : ''].join(' ')} aria-hidden>
                {done ? <Check size={18} /> : at + 1}
              </span>
              <span className={styles.name}>{name}</span>
              <span className={brief ? 'unseen' : styles.told}>{told}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
