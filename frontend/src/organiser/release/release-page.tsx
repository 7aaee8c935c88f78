import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Loading } from '../../ui/progress.tsx'
import { ErrorNotice } from '../frame/error-notice.tsx'
import layout from '../frame/page.module.css'
import { useRelay } from '../frame/use-relay.ts'
import { draftQuery, releasesQuery } from '../queries.ts'
import { DayFiles } from './day-files.tsx'
import { PublicAddress } from './public-address.tsx'
import { ReadyPlan } from './ready-plan.tsx'
import { ReleasesTable } from './releases-table.tsx'
import styles from './release-page.module.css'

/** Makes the newest plan public, and shows what has been made public before. */
export function ReleasePage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const { data: draft, error, isPending, refetch } = useQuery(draftQuery(relay.id))
  const { data: releases = [], error: releasesError } = useQuery(releasesQuery(relay.id))
  const [released, setReleased] = useState<number | null>(null)
  const newest = releases.find(({ number }) => number === relay.releaseNumber)
  const alreadyOut = draft && newest && newest.releasedAt > draft.solvedAt ? newest.number : null

  return (
    <main id="main" tabIndex={-1} className={`${layout.page} ${styles.page}`}>
      <title>{`${t('release.title')} · ${relay.name}`}</title>
      <h1>{t('release.title')}</h1>
      <p>{t('release.intro')}</p>
      <ErrorNotice error={error ?? releasesError} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {released !== null && (
        <Notice kind="good" title={t('release.done', { number: released })}>
          <p>{t('release.doneNext')}</p>
          <ButtonLink to="../dagen" size="small" className={styles.next}>
            {t('release.toDay')}
          </ButtonLink>
        </Notice>
      )}
      {draft === null && (
        <div className={styles.none}>
          <p>{t('release.noPlan')}</p>
          <ButtonLink to="../plan" variant="primary">
            {t('release.toPlan')}
          </ButtonLink>
        </div>
      )}
      {alreadyOut !== null && released === null && (
        <div className={styles.none}>
          <p>{t('release.alreadyOut', { number: alreadyOut })}</p>
          <ButtonLink to="../plan">{t('release.toPlan')}</ButtonLink>
        </div>
      )}
      {draft && released === null && alreadyOut === null && (
        <ReadyPlan relay={relay} draft={draft} onReleased={setReleased} />
      )}
      <PublicAddress slug={relay.slug} released={relay.releaseNumber !== null} />
      {newest && <DayFiles slug={relay.slug} dates={newest.dates} timeZone={relay.timeZone} />}
      <ReleasesTable releases={releases} timeZone={relay.timeZone} />
    </main>
  )
}
