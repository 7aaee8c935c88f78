import { releaseSummary, type DraftPlan } from '@stafet/domain/contract/planning.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Info, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ApiError, request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { usePublicHost } from '../frame/use-public-address.ts'
import { PlanFacts } from '../plan/plan-facts.tsx'
import { draftQuery, relayQuery } from '../queries.ts'
import styles from './ready-plan.module.css'

/** The plan that would be released, what to know before, and the question that says what happens. */
export function ReadyPlan({
  relay,
  draft,
  onReleased,
}: {
  relay: Relay
  draft: DraftPlan
  onReleased: (number: number) => void
}) {
  const { t } = useTranslation('organiser')
  const { dayAndDate, atTime } = useFormats(relay.timeZone)
  const host = usePublicHost()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const next = (relay.releaseNumber ?? 0) + 1
  const release = useMutation({
    mutationFn: () =>
      request(releaseSummary, 'POST', `/api/relays/${relay.id}/releases`, { version: draft.version }),
    onSuccess: ({ number }) => {
      setAsking(false)
      onReleased(number)
      void queries.invalidateQueries({ queryKey: relayQuery(relay.id).queryKey })
    },
  })
  const changed = release.error instanceof ApiError && release.error.code === 'changed-meanwhile'
  const lookAgain = () => {
    setAsking(false)
    release.reset()
    void queries.invalidateQueries({ queryKey: draftQuery(relay.id).queryKey })
  }
  const { unserved, warnings, outdated } = draft

  return (
    <Card className={styles.ready}>
      <h2>{t('release.ready')}</h2>
      <PlanFacts draft={draft} />
      <p className={styles.made}>
        {t('release.made', { when: `${dayAndDate(draft.solvedAt)} ${atTime(draft.solvedAt)}` })}
      </p>
      {(outdated || unserved.length > 0 || warnings.length > 0) && (
        <div className={styles.check}>
          <h3>{t('release.check')}</h3>
          <ul role="list">
            {outdated && (
              <li className={styles.serious}>
                <TriangleAlert size={20} aria-hidden />
                <span>
                  {t('release.outdated')} <Link to="../plan">{t('release.toPlan')}</Link>
                </span>
              </li>
            )}
            {unserved.length > 0 && (
              <li className={styles.serious}>
                <TriangleAlert size={20} aria-hidden />
                <span>
                  {t('release.unserved', { count: unserved.length })}{' '}
                  <Link to="../plan">{t('release.seeThem')}</Link>
                </span>
              </li>
            )}
            {warnings.length > 0 && (
              <li>
                <Info size={20} aria-hidden />
                <span>
                  {t('release.warnings', { count: warnings.length })}{' '}
                  <Link to="../plan">{t('release.seeThem')}</Link>
                </span>
              </li>
            )}
          </ul>
        </div>
      )}
      <Button variant="primary" className={styles.button} onClick={() => setAsking(true)}>
        {t('release.button')}
      </Button>

      <Dialog
        title={t('release.question.title', { number: next })}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <div className={styles.question}>
          <ul>
            <li>{t('release.question.frozen', { number: next })}</li>
            <li>{t('release.question.public', { address: `${host}/${relay.slug}` })}</li>
            {relay.releaseNumber !== null && (
              <li>{t('release.question.replaces', { number: relay.releaseNumber })}</li>
            )}
            <li>
              {relay.releaseNumber === null ? t('release.question.links') : t('release.question.linksKeep')}
            </li>
          </ul>
          {changed ? (
            <Notice kind="wait" title={t('release.changed')}>
              <Button size="small" onClick={lookAgain}>
                {t('frame.fetchNewest')}
              </Button>
            </Notice>
          ) : (
            <ErrorNotice error={release.error} />
          )}
          <div className={styles.ways}>
            <Button
              variant="primary"
              disabled={release.isPending || changed}
              onClick={() => release.mutate()}
            >
              {t('release.question.yes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('release.question.no')}</Button>
          </div>
        </div>
      </Dialog>
    </Card>
  )
}
