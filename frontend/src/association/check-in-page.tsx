import './words.ts'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Loading } from '../ui/progress.tsx'
import { useFormats } from '../ui/use-formats.ts'
import { AskForHelp } from './ask-for-help.tsx'
import { CheckInCard } from './check-in-card.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { HandFrame } from './hand-frame.tsx'
import styles from './hand-frame.module.css'
import { Installable } from './install/installable.tsx'
import { useOfflineWorker } from './install/use-offline-worker.ts'
import { MoreWords } from './more-words.tsx'
import { People } from './people.tsx'
import { ReportsList } from './reports-list.tsx'
import { standingReports } from './standing-reports.ts'
import { ThePlace } from './the-place.tsx'
import { useCheckIn } from './use-check-in.ts'
import { WhatToSay } from './what-to-say.tsx'

/** What a check-in link opens: for those who stand with the baton in their hands. */
export default function CheckInPage() {
  const { key = '' } = useParams()
  return <CheckIn key={key} linkKey={key} />
}

function CheckIn({ linkKey }: { linkKey: string }) {
  const { t } = useTranslation('association')
  const checkIn = useCheckIn(linkKey)
  const worksOffline = useOfflineWorker('/f/')
  const { page, connection, kept, recalled } = checkIn.state
  const formats = useFormats(page?.relay.timeZone ?? 'Europe/Copenhagen')
  const reports = standingReports(checkIn.state)
  const parts = page && { page, reports, checkIn, formats }
  const unknown = connection === 'unknown-link'

  return (
    <HandFrame
      title={page ? `${t('title')} · ${page.stop.name}` : t('title')}
      over={page?.relay.name ?? t('title')}
      foot={!unknown && <p>{worksOffline ? t('storedOffline') : t('stored')}</p>}
    >
      <Installable linkKey={linkKey} />
      <ConnectionLine checkIn={checkIn} formats={formats} />
      {page?.relay.rehearsal && (
        <Notice kind="wait" title={t('rehearsal.title')}>
          <p>{t('rehearsal.text')}</p>
        </Notice>
      )}
      {page?.relay.example && !page.relay.rehearsal && (
        <Notice kind="info" title={t('example.title')}>
          <p>{t('example.text')}</p>
        </Notice>
      )}
      {!kept && (
        <Notice kind="wait" title={t('notKept.title')}>
          <p>{t('notKept.text')}</p>
        </Notice>
      )}
      {unknown && (
        <div className={styles.act}>
          <h1>{t('unknown.title')}</h1>
          <p>{t('unknown.text')}</p>
          <p>{t('unknown.what')}</p>
        </div>
      )}
      {!page && (connection === 'asking' || !recalled) && !unknown && <Loading />}
      {!page && connection === 'no-answer' && recalled && (
        <div className={styles.act}>
          <h1>{t('unreachable.title')}</h1>
          <p>{t('unreachable.text')}</p>
          <Button variant="primary" size="large" onClick={() => void checkIn.store.open()}>
            {t('unreachable.again')}
          </Button>
        </div>
      )}

      {parts && !unknown && <CheckInCard {...parts} />}
      {parts && <AskForHelp {...parts} />}
      <ReportsList
        reports={unknown ? reports.filter(({ sending }) => sending !== 'sent') : reports}
        checkIn={checkIn}
        formats={formats}
        undoable={!unknown}
      />
      {parts && !unknown && (
        <>
          <MoreWords {...parts} />
          <People {...parts} />
          <ThePlace {...parts} />
          <WhatToSay {...parts} />
        </>
      )}
    </HandFrame>
  )
}
