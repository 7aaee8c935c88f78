import { useTranslation } from 'react-i18next'
import { NavLink, Outlet } from 'react-router'
import { ButtonLink } from '../../ui/button.tsx'
import { useRelay } from '../frame/use-relay.ts'
import styles from './day-frame.module.css'

const pages = [
  ['kontrolrum', 'day.nav.room'],
  ['dagen/links', 'day.nav.links'],
  ['dagen/telefoner', 'day.nav.trackers'],
  ['dagen/reserver', 'day.nav.reserves'],
  ['dagen/beskeder', 'day.nav.notices'],
  ['dagen/generalproeve', 'day.nav.rehearsal'],
] as const

/** Around the pages of the days themselves. All of them need a plan that is out. */
export function DayFrame() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  if (relay.releaseNumber === null) {
    return (
      <main id="main" tabIndex={-1} className={styles.waits}>
        <title>{`${t('day.title')} · ${relay.name}`}</title>
        <h1>{t('day.title')}</h1>
        <p>{t('day.notReleased')}</p>
        <ButtonLink to={`/arrangoer/stafet/${relay.id}/udsend`} variant="primary" className={styles.first}>
          {t('day.toRelease')}
        </ButtonLink>
      </main>
    )
  }
  return (
    <>
      <nav aria-label={t('day.nav.label')} className={styles.nav}>
        <ul role="list">
          {pages.map(([path, words]) => (
            <li key={path}>
              <NavLink to={`/arrangoer/stafet/${relay.id}/${path}`}>{t(words)}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet context={relay} />
    </>
  )
}
