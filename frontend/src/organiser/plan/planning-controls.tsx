import { planningRun } from '@stafet/domain/contract/planning.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { newestRunQuery } from '../queries.ts'
import styles from './planning-controls.module.css'

const choices = [10, 30, 60, 180, 300]

/** How long to search, and the button that begins. */
export function PlanningControls({ relayId, again }: { relayId: string; again: boolean }) {
  const { t } = useTranslation('organiser')
  const queries = useQueryClient()
  const [seconds, setSeconds] = useState(10)
  const newest = newestRunQuery(relayId)
  const start = useMutation({
    mutationFn: () => request(planningRun, 'POST', `/api/relays/${relayId}/planning-runs`, { seconds }),
    onSuccess: (run) => queries.setQueryData(newest.queryKey, run),
    // Somebody else may have begun one: then theirs is shown.
    onError: () => queries.invalidateQueries({ queryKey: newest.queryKey }),
  })
  return (
    <div className={styles.controls}>
      <Button
        variant={again ? 'secondary' : 'primary'}
        disabled={start.isPending}
        onClick={() => start.mutate()}
      >
        {again ? t('plan.makeAgain') : t('plan.make')}
      </Button>
      <label className={styles.seconds} title={t('plan.secondsHint')}>
        <span>{t('plan.seconds')}</span>
        <select value={seconds} onChange={(event) => setSeconds(Number(event.target.value))}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice < 60
                ? t('plan.secondsValue', { count: choice })
                : t('plan.minutesValue', { count: choice / 60 })}
            </option>
          ))}
        </select>
      </label>
      <ErrorNotice error={start.error} />
    </div>
  )
}
