import type { PlanDay } from '@stafet/domain/contract/dated-plan.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { madeTracker, type MadeTracker } from '@stafet/domain/contract/tracking.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import day from '../day/day-page.module.css'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { trackersQuery } from '../queries.ts'

/** Chooses the leg on which a phone tells where it is. */
export function MakeTracker({
  relay,
  days,
  first,
  onMade,
}: {
  relay: Relay
  days: readonly PlanDay[]
  /** Nothing more important is on the page. */
  first: boolean
  onMade: (made: MadeTracker) => void
}) {
  const { t } = useTranslation('organiser')
  const { date, time } = useFormats(relay.timeZone)
  const queries = useQueryClient()
  const [stopId, setStopId] = useState('')
  const [label, setLabel] = useState('')
  const make = useMutation({
    mutationFn: () =>
      request(madeTracker, 'POST', `/api/relays/${relay.id}/trackers`, { stopId, label: label.trim() }),
    onSuccess: (made) => {
      setLabel('')
      onMade(made)
      void queries.invalidateQueries({ queryKey: trackersQuery(relay.id).queryKey })
    },
  })
  return (
    <Card className={day.card}>
      <h2>{t('trackers.make.title')}</h2>
      <SelectField
        label={t('trackers.make.leg')}
        value={stopId}
        onChange={(event) => setStopId(event.target.value)}
      >
        <option value="">{t('trackers.make.choose')}</option>
        {days.map((one) => (
          <optgroup key={one.date} label={date(one.date)}>
            {one.stops
              .filter(({ position }) => position !== null)
              .map((stop) => (
                <option key={stop.id} value={stop.id}>
                  {t('trackers.make.to', { time: time(stop.leg.departsAt), ...stop })}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      <TextField
        label={t('trackers.make.label')}
        hint={t('trackers.make.labelHint')}
        maxLength={60}
        autoComplete="off"
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <ErrorNotice error={make.error} />
      <div className={day.ways}>
        <Button
          variant={first ? 'primary' : 'secondary'}
          disabled={stopId === '' || make.isPending}
          onClick={() => make.mutate()}
        >
          {t('trackers.make.button')}
        </Button>
      </div>
    </Card>
  )
}
