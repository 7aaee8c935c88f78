import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../../ui/progress.tsx'
import { ErrorNotice } from '../../frame/error-notice.tsx'
import { useRelay } from '../../frame/use-relay.ts'
import { controlRoomQuery } from '../../queries.ts'
import styles from '../day-page.module.css'
import { CheckInLinks } from './check-in-links.tsx'
import { RunSheets } from './run-sheets.tsx'

/** The ways in which those present check in: links and posters for them, lists on paper for who writes by hand. */
export function LinksPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const { data: room, error, isPending, refetch } = useQuery(controlRoomQuery(relay.id))
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <title>{`${t('day.nav.links')} · ${relay.name}`}</title>
      <h1>{t('day.nav.links')}</h1>
      <p className={styles.intro}>{t('day.intro')}</p>
      <CheckInLinks relay={relay} stops={room?.release.plan.days.flatMap(({ stops }) => stops) ?? []} />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {room && <RunSheets relay={relay} room={room} />}
    </main>
  )
}
