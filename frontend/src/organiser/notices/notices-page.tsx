import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../ui/progress.tsx'
import day from '../day/day-page.module.css'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { controlRoomQuery, noticesQuery } from '../queries.ts'
import { groupNotices } from './group-notices.ts'
import { NoticeRow } from './notice-row.tsx'
import styles from './notices.module.css'

/** Every message that the relay sends by itself or an organiser sent: what failed first, then what waits. */
export function NoticesPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const { data, error, isPending, refetch } = useQuery(noticesQuery(relay.id))
  const { data: room } = useQuery(controlRoomQuery(relay.id))
  const stopNames = new Map(
    room?.release.plan.days.flatMap(({ stops }) => stops.map(({ id, name }) => [id, name])),
  )
  return (
    <main id="main" tabIndex={-1} className={day.page}>
      <title>{`${t('notices.title')} · ${relay.name}`}</title>
      <h1>{t('notices.title')}</h1>
      <p className={day.intro}>{t('notices.intro')}</p>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {data?.length === 0 && <p className={day.soft}>{t('notices.none')}</p>}
      {groupNotices(data ?? []).map(({ state, notices }) => (
        <section key={state} className={day.card}>
          <h2>
            {t(`notices.group.${state}`)} <span className={styles.count}>{notices.length}</span>
          </h2>
          <ul role="list" className={styles.list}>
            {notices.map((notice) => (
              <NoticeRow
                key={notice.id}
                notice={notice}
                stop={notice.stopId === null ? null : (stopNames.get(notice.stopId) ?? null)}
                timeZone={relay.timeZone}
              />
            ))}
          </ul>
        </section>
      ))}
    </main>
  )
}
