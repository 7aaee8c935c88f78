import { rehearsal } from '@stafet/domain/contract/rehearsal.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ExternalLink, Play, Square } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SelectField } from '../../ui/field.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { rehearsalsQuery } from '../queries.ts'
import { rehearsedHours } from './rehearsed-hours.ts'
import styles from './rehearsals.module.css'

const speeds = [60, 300, 600, 1800, 3600]

/** Plays the released plan with made-up carriers, and lists how that went before. */
export function Rehearsals({ relay }: { relay: Relay }) {
  const { t } = useTranslation('organiser')
  const { duration, number } = useFormats(relay.timeZone)
  const queries = useQueryClient()
  const list = rehearsalsQuery(relay.id)
  const { data: rehearsals = [], error } = useQuery(list)
  const [speed, setSpeed] = useState(600)
  const address = `/api/relays/${relay.id}/rehearsals`
  const refresh = () => queries.invalidateQueries({ queryKey: list.queryKey })
  const start = useMutation({
    mutationFn: () => request(rehearsal, 'POST', address, { speed }),
    onSettled: refresh,
  })
  const stop = useMutation({
    mutationFn: (id: string) => request(rehearsal, 'POST', `${address}/${id}/stop`),
    onSettled: refresh,
  })

  return (
    <Card className={styles.rehearsals}>
      <p>{t('day.rehearsal.text')}</p>
      <div className={styles.start}>
        <SelectField
          label={t('day.rehearsal.speed')}
          value={speed}
          onChange={(event) => setSpeed(Number(event.target.value))}
        >
          {speeds.map((times) => (
            <option key={times} value={times}>
              {t('day.rehearsal.speedValue', {
                times: number(times),
                duration: duration((rehearsedHours(relay.days) * 3600) / times),
              })}
            </option>
          ))}
        </SelectField>
        <Button variant="primary" disabled={start.isPending} onClick={() => start.mutate()}>
          <Play size={20} aria-hidden /> {t('day.rehearsal.start')}
        </Button>
      </div>
      <ErrorNotice error={start.error ?? stop.error ?? error} />
      {rehearsals.length === 0 ? (
        <p className={styles.none}>{t('day.rehearsal.none')}</p>
      ) : (
        <ul role="list" aria-label={t('day.rehearsal.list')}>
          {rehearsals.map(({ id, slug, speed: times, state }) => (
            <li key={id} className={styles.rehearsal}>
              <span className={state === 'running' ? styles.running : styles.finished}>
                {state === 'running' ? t('day.rehearsal.running') : t('day.rehearsal.finished')}
              </span>
              <span className={styles.slug}>
                {t('day.rehearsal.speedOf', { times: number(times) })} · /{slug}
              </span>
              <a href={`/${slug}`} target="_blank" rel="noreferrer">
                {t('day.rehearsal.open')} <ExternalLink size={16} aria-hidden />
              </a>
              {state === 'running' && (
                <Button
                  size="small"
                  aria-label={t('day.rehearsal.stopThis', { slug })}
                  disabled={stop.isPending}
                  onClick={() => stop.mutate(id)}
                >
                  <Square size={16} aria-hidden /> {t('day.rehearsal.stop')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
