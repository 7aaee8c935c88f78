import '../words.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { serverNowMs } from '../../live/server-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Loading } from '../../ui/progress.tsx'
import day from '../day/day-page.module.css'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { devPostQuery } from '../queries.ts'
import { NoticeGroups } from './notice-groups.tsx'

const noNames: ReadonlyMap<string, string> = new Map()

/** Every message of every relay, for those who try the product without anything set up to send. */
export default function DevPostPage() {
  const { t } = useTranslation('organiser')
  const { data, error, isPending, refetch } = useQuery(devPostQuery)
  return (
    <PageFrame>
      <title>{t('notices.devTitle')}</title>
      <div className={day.page}>
        <h1>{t('notices.devTitle')}</h1>
        <p className={day.intro}>{t('notices.devIntro')}</p>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {isPending && <Loading />}
        {data?.length === 0 && <p className={day.soft}>{t('notices.none')}</p>}
        <NoticeGroups
          notices={data ?? []}
          stopNames={noNames}
          timeZone="Europe/Copenhagen"
          now={serverNowMs()}
        />
      </div>
    </PageFrame>
  )
}
