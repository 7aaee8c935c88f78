import type { Area } from '@stafet/domain/contract/area.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import styles from './areas-page.module.css'

/** One map in use: how old it is, how much is in it, and the question before it is taken away. */
export function AreaCard({ area }: { area: Area }) {
  const { t } = useTranslation('organiser')
  const formats = useFormats('Europe/Copenhagen')
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => request(z.undefined(), 'DELETE', `/api/areas/${area.id}`),
    onSuccess: () => {
      setAsking(false)
      document.getElementById('main')?.focus()
      // Distances, base map and search all rest on it.
      return queries.invalidateQueries()
    },
  })
  const date = (instant: string): string => {
    const day = formats.localDate(instant)
    return formats.dates(day, day)
  }
  return (
    <li className={styles.area}>
      <div className={styles.name}>
        <h3>{area.name}</h3>
        <p className={styles.soft}>
          {area.dataAt ? t('area.dataAt', { date: date(area.dataAt) }) : t('area.dataUnknown')}{' '}
          {t('area.importedAt', { date: date(area.importedAt) })}
        </p>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('area.streets')}</dt>
          <dd>{formats.distance(area.streetsM)}</dd>
        </div>
        <div>
          <dt>{t('area.places')}</dt>
          <dd>{formats.number(area.places)}</dd>
        </div>
      </dl>
      <Button
        size="small"
        variant="danger"
        aria-label={t('area.removeThis', { name: area.name })}
        onClick={() => setAsking(true)}
      >
        <Trash2 size={18} aria-hidden /> {t('area.remove')}
      </Button>
      <Dialog
        title={t('area.removeTitle', { name: area.name })}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <div className={styles.question}>
          <p>{t('area.removeText')}</p>
          <ErrorNotice error={remove.error} />
          <div className={styles.ways}>
            <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {t('area.removeYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('area.removeNo')}</Button>
          </div>
        </div>
      </Dialog>
    </li>
  )
}
