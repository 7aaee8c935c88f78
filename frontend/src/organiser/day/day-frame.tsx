import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet, useLocation } from 'react-router'
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
  const { pathname } = useLocation()
  const list = useRef<HTMLUListElement>(null)
  // Where there is no room for all of them, the one that is open is seen.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - list.current.clientWidth / 3
  }, [pathname])
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
        <ul ref={list} role="list">
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
