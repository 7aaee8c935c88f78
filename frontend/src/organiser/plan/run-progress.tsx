import { planningRun, type PlanningRun } from '@stafet/domain/contract/planning.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { newestRunQuery } from '../queries.ts'
import { gapOfRun } from './gap.ts'
import styles from './run-progress.module.css'

/** A search under way: how long, how good so far, and a way to be content with that. */
export function RunProgress({ relayId, run }: { relayId: string; run: PlanningRun }) {
  const { t } = useTranslation('organiser')
  const { number } = useFormats('UTC')
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () => request(planningRun, 'POST', `/api/relays/${relayId}/planning-runs/${run.id}/stop`),
    onSuccess: (stopped) => queries.setQueryData(newestRunQuery(relayId).queryKey, stopped),
  })
  const { best } = run
  const gap = gapOfRun(run)
  const minutes = Math.round((best?.travelS ?? 0) / 60)
  return (
    <section className={styles.run} aria-label={t('plan.run.title')}>
      <Progress
        label={t('plan.run.title')}
        words={t('plan.run.seconds', { done: Math.floor(run.seconds), all: run.limitS })}
        value={run.seconds}
        max={run.limitS}
      />
      <p>
        {best ? (
          <>
            {t('plan.run.best', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}{' '}
            <b>
              {best.unserved === 0
                ? t('plan.run.allServed')
                : t('plan.run.unserved', { count: best.unserved })}
            </b>
          </>
        ) : (
          t('plan.run.searching')
        )}
      </p>
      <p className={styles.gap}>
        {gap !== null && t('plan.run.gap', { percent: number(Math.ceil(gap * 1000) / 10) })}
      </p>
      <Button disabled={!best || stop.isPending} onClick={() => stop.mutate()}>
        {stop.isPending ? t('plan.run.stopping') : t('plan.run.stop')}
      </Button>
      <ErrorNotice error={stop.error} />
    </section>
  )
}
