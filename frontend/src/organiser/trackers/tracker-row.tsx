import type { Relay } from '@stafet/domain/contract/relay.ts'
import { tracker as trackerSchema, trackerPrivacy, type Tracker } from '@stafet/domain/contract/tracking.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { BatteryLow, BatteryMedium, Radio } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import day from '../day/day-page.module.css'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { trackersQuery } from '../queries.ts'
import { putAsideMostFirst } from './put-aside.ts'
import styles from './trackers.module.css'

const LOW_BATTERY = 0.2
/** The option of whoever leaves it to the plan. */
const STANDARD = 'standard'

/** One phone: when it was last heard of, what it sent that is no use and why, who sees it. */
export function TrackerRow({
  relay,
  tracker,
  now,
}: {
  relay: Relay
  tracker: Tracker
  /** The server's now; null while nobody has told it. */
  now: string | null
}) {
  const { t } = useTranslation('organiser')
  const { fromNow, number } = useFormats(relay.timeZone)
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const address = `/api/relays/${relay.id}/trackers/${tracker.id}`
  const refresh = () => queries.invalidateQueries({ queryKey: trackersQuery(relay.id).queryKey })
  const change = useMutation({
    mutationFn: (privacy: Tracker['chosenPrivacy']) => request(trackerSchema, 'PATCH', address, { privacy }),
    onSettled: refresh,
  })
  const revoke = useMutation({
    mutationFn: () => request(z.undefined(), 'DELETE', address),
    onSuccess: () => {
      setAsking(false)
      void refresh()
    },
  })
  const { stop, label, seenAt, batteryShare } = tracker
  const name = stop ? t('trackers.row.to', stop) : t('trackers.row.noStop')
  const low = batteryShare !== null && batteryShare <= LOW_BATTERY
  const aside = putAsideMostFirst(tracker.putAside)
  return (
    <li className={styles.tracker}>
      <div className={styles.about}>
        <h3>
          {name}
          {label && <span className={day.soft}> · {label}</span>}
        </h3>
        <p className={styles.state}>
          <Radio size={18} aria-hidden />
          {seenAt === null
            ? t('trackers.row.neverSeen')
            : t('trackers.row.seen', { ago: now ? fromNow(seenAt, now) : '' })}
          {batteryShare !== null && (
            <span className={low ? styles.low : undefined}>
              {low ? <BatteryLow size={18} aria-hidden /> : <BatteryMedium size={18} aria-hidden />}
              {t('trackers.row.battery', { percent: number(Math.round(batteryShare * 100)) })}
            </span>
          )}
        </p>
        {tracker.kept > 0 && (
          <p className={day.soft}>
            {t('trackers.row.kept', { count: tracker.kept })}
            {tracker.exchanged > 0 && ` ${t('trackers.row.exchanged', { count: tracker.exchanged })}`}
          </p>
        )}
        {aside.length > 0 && (
          <details className={styles.aside}>
            <summary>
              {t('trackers.row.aside', { count: aside.reduce((sum, [, count]) => sum + count, 0) })}
            </summary>
            <ul>
              {aside.map(([reason, count]) => (
                <li key={reason}>
                  {number(count)}: {t(`trackers.reason.${reason}`)}
                </li>
              ))}
            </ul>
          </details>
        )}
        <ErrorNotice error={change.error} />
      </div>
      <div className={styles.ways}>
        <SelectField
          label={t('trackers.privacy.label')}
          value={tracker.chosenPrivacy ?? STANDARD}
          disabled={change.isPending}
          onChange={({ target: { value } }) =>
            change.mutate(value === STANDARD ? null : trackerPrivacy.parse(value))
          }
        >
          <option value={STANDARD}>
            {t('trackers.privacy.standard', { who: t(`trackers.privacy.${tracker.standardPrivacy}`) })}
          </option>
          {trackerPrivacy.options.map((privacy) => (
            <option key={privacy} value={privacy}>
              {t(`trackers.privacy.${privacy}`)}
            </option>
          ))}
        </SelectField>
        <Button
          size="small"
          variant="danger"
          aria-label={t('trackers.row.revokeThis', { name: [name, label].filter(Boolean).join(', ') })}
          onClick={() => setAsking(true)}
        >
          {t('trackers.row.revoke')}
        </Button>
      </div>
      <Dialog title={t('trackers.row.revokeTitle')} open={asking} onClose={() => setAsking(false)}>
        <div className={day.question}>
          <p>{t('trackers.row.revokeText', { name })}</p>
          <ErrorNotice error={revoke.error} />
          <div className={day.ways}>
            <Button variant="danger" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
              {t('trackers.row.revokeYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('trackers.row.revokeNo')}</Button>
          </div>
        </div>
      </Dialog>
    </li>
  )
}
