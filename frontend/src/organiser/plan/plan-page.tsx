import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Loading } from '../../ui/progress.tsx'
import { isUnplaced } from '../communities/arrange-communities.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { communitiesQuery, draftQuery, newestRunQuery } from '../queries.ts'
import { PlanExplanation } from './plan-explanation.tsx'
import { PlanFacts } from './plan-facts.tsx'
import { PlanPanes } from './plan-panes.tsx'
import styles from './plan-page.module.css'
import { PlanningControls } from './planning-controls.tsx'
import { RunProgress } from './run-progress.tsx'

/** Makes plans and shows the newest one: as columns of time, as a list and on a map. */
export function PlanPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const { data: draft, error, isPending, refetch } = useQuery(draftQuery(relay.id))
  const { data: run } = useQuery(newestRunQuery(relay.id))
  const { data: communities } = useQuery(communitiesQuery(relay.id))
  const unplaced = useMemo(() => communities?.filter(isUnplaced).length ?? 0, [communities])
  const running = run?.state === 'running'

  return (
    <main id="main" tabIndex={-1} data-panes={draft ? true : undefined} className={styles.page}>
      <title>{`${t('plan.title')} · ${relay.name}`}</title>
      <h1 className="unseen">{t('plan.title')}</h1>
      <div className={styles.top}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {run?.state === 'failed' && (
          <Notice kind="trouble" title={t('plan.run.failed')}>
            <p>{run.failure}</p>
          </Notice>
        )}
        {running && <RunProgress key={run.id} relayId={relay.id} run={run} />}
        {draft?.outdated && !running && (
          <Notice kind="wait" title={t('plan.facts.outdatedTitle')}>
            <p>{t('plan.facts.outdated')}</p>
          </Notice>
        )}
        {draft && !running && (
          <div className={styles.bar}>
            <div className={styles.about}>
              <PlanFacts draft={draft} />
              <PlanExplanation explanation={draft.explanation} />
            </div>
            <PlanningControls relayId={relay.id} again={!draft.outdated} />
            {!draft.outdated && (
              <ButtonLink to="../udsend" variant="primary" className={styles.onwards}>
                {t('plan.facts.release')}
              </ButtonLink>
            )}
          </div>
        )}
        {isPending && <Loading />}
        {draft === null && !running && (
          <div className={styles.empty}>
            <h2>{t('plan.empty.title')}</h2>
            <p>{t('plan.empty.text')}</p>
            {relay.communities === 0 ? (
              <>
                <p>{t('plan.empty.none')}</p>
                <ButtonLink to="../faellesskaber" variant="primary">
                  {t('plan.empty.toCommunities')}
                </ButtonLink>
              </>
            ) : (
              <>
                {unplaced > 0 && (
                  <Notice kind="wait" title={t('plan.unplaced', { count: unplaced })}>
                    <Link to="../faellesskaber">{t('plan.unplacedLink')}</Link>
                  </Notice>
                )}
                <PlanningControls relayId={relay.id} again={false} />
                <p className={styles.hint}>{t('plan.secondsHint')}</p>
              </>
            )}
          </div>
        )}
      </div>
      {draft && <PlanPanes key={draft.version} draft={draft} timeZone={relay.timeZone} />}
    </main>
  )
}
