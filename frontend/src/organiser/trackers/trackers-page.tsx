import type { MadeTracker } from '@stafet/domain/contract/tracking.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { Loading } from '../../ui/progress.tsx'
import day from '../day/day-page.module.css'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { LeaveQuestion } from '../frame/leave-question.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { controlRoomQuery, trackersQuery } from '../queries.ts'
import { MakeTracker } from './make-tracker.tsx'
import { SetUp } from './set-up.tsx'
import { TrackerRow } from './tracker-row.tsx'
import styles from './trackers.module.css'

/** Phones that tell where the baton is between two stops: making them, setting them up, and how they do. */
export function TrackersPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const trackers = useQuery(trackersQuery(relay.id))
  const { data: room, error } = useQuery(controlRoomQuery(relay.id))
  const [made, setMade] = useState<MadeTracker | null>(null)
  const working = trackers.data?.filter(({ revokedAt }) => revokedAt === null) ?? []
  return (
    <main id="main" tabIndex={-1} className={day.page}>
      <title>{`${t('day.nav.trackers')} · ${relay.name}`}</title>
      <h1>{t('trackers.title')}</h1>
      <p className={day.intro}>{t('trackers.intro')}</p>
      <ErrorNotice error={trackers.error ?? error} onRetry={() => void trackers.refetch()} />
      {made && <SetUp key={made.tracker.id} made={made} onDone={() => setMade(null)} />}
      {room && <MakeTracker relay={relay} days={room.release.plan.days} onMade={setMade} first={!made} />}
      <Card className={day.card}>
        <h2>{t('trackers.list')}</h2>
        {trackers.isPending && <Loading />}
        {trackers.data && working.length === 0 && <p className={day.soft}>{t('trackers.none')}</p>}
        {working.length > 0 && (
          <ul role="list" className={styles.list}>
            {working.map((tracker) => (
              <TrackerRow key={tracker.id} relay={relay} tracker={tracker} now={room?.now ?? null} />
            ))}
          </ul>
        )}
      </Card>
      <Card className={day.card}>
        <h2>{t('trackers.tell.title')}</h2>
        <p>{t('trackers.tell.where')}</p>
        <p>{t('trackers.tell.privacy')}</p>
        <p>{t('trackers.tell.battery')}</p>
        <p>{t('trackers.tell.gone')}</p>
      </Card>
      <LeaveQuestion
        when={made !== null}
        title={t('trackers.leave.title')}
        text={t('trackers.leave.text')}
        stay={t('trackers.leave.stay')}
        leave={t('trackers.leave.go')}
      />
    </main>
  )
}
