import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { serverNowMs } from '../../live/server-time.ts'
import { Loading } from '../../ui/progress.tsx'
import day from '../day/day-page.module.css'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { controlRoomQuery, noticesQuery } from '../queries.ts'
import { NoticeGroups } from './notice-groups.tsx'

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
      <NoticeGroups
        notices={data ?? []}
        stopNames={stopNames}
        timeZone={relay.timeZone}
        now={serverNowMs()}
        relayId={relay.id}
      />
    </main>
  )
}
