import type { Reserve } from '@stafet/domain/contract/reserve.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Mail, MapPin, MapPinOff, Phone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { asRead, telephone } from '../../ui/telephone.ts'
import { useCommunityWords } from '../communities/use-community-words.ts'
import day from '../day/day-page.module.css'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { reservesQuery } from '../queries.ts'
import styles from './reserves.module.css'

/** Somebody who stands by. */
export function ReserveRow({ reserve, onEdit }: { reserve: Reserve; onEdit: () => void }) {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const words = useCommunityWords(relay)
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => request(z.undefined(), 'DELETE', `/api/relays/${relay.id}/reserves/${reserve.id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: reservesQuery(relay.id).queryKey }),
  })
  const { name, phone, email, place, windows } = reserve
  return (
    <li className={styles.reserve}>
      <div className={styles.about}>
        <h2>{name}</h2>
        <p className={styles.facts}>
          {phone && (
            <span>
              <Phone size={18} aria-hidden /> <a href={telephone(phone)}>{asRead(phone)}</a>
            </span>
          )}
          {email && (
            <span>
              <Mail size={18} aria-hidden /> <a href={`mailto:${email}`}>{email}</a>
            </span>
          )}
          <span>
            {place ? <MapPin size={18} aria-hidden /> : <MapPinOff size={18} aria-hidden />}
            {place ? t('reserves.from', { place: place.name }) : t('reserves.anywhere')}
          </span>
        </p>
        <p className={day.soft}>{windows.length === 0 ? t('reserves.always') : words.windows(windows)}</p>
        {!phone && !email && <p className={styles.unreachable}>{t('reserves.unreachable')}</p>}
      </div>
      <div className={day.ways}>
        <Button size="small" aria-label={t('reserves.editThis', { name })} onClick={onEdit}>
          {t('reserves.edit')}
        </Button>
        <Button
          size="small"
          variant="danger"
          aria-label={t('reserves.removeThis', { name })}
          onClick={() => setAsking(true)}
        >
          {t('reserves.remove')}
        </Button>
      </div>
      <Dialog title={t('reserves.removeTitle', { name })} open={asking} onClose={() => setAsking(false)}>
        <div className={day.question}>
          <p>{t('reserves.removeText')}</p>
          <ErrorNotice error={remove.error} />
          <div className={day.ways}>
            <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {t('reserves.removeYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('reserves.removeNo')}</Button>
          </div>
        </div>
      </Dialog>
    </li>
  )
}
