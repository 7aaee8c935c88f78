import type { ControlRoom } from '@stafet/domain/contract/control-room.ts'
import type { Stop } from '@stafet/domain/contract/dated-plan.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { controlRoomQuery } from '../queries.ts'
import styles from './stop-detail.module.css'

/** The photos from a stop; each is gone by one touch. */
export function StopPhotos({
  relayId,
  photos,
  stop,
}: {
  relayId: string
  photos: ControlRoom['photos']
  stop: Stop
}) {
  const { t } = useTranslation('organiser')
  const queries = useQueryClient()
  const address = `/api/relays/${relayId}/photos`
  const remove = useMutation({
    mutationFn: (id: string) => request(z.undefined(), 'DELETE', `${address}/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: controlRoomQuery(relayId).queryKey }),
  })
  const own = photos.filter(({ stopId, state }) => stopId === stop.id && state === 'kept')
  if (own.length === 0) return null
  return (
    <>
      <ul role="list" className={styles.photos}>
        {own.map(({ id }, at) => (
          <li key={id}>
            <a href={`${address}/${id}?size=large`} target="_blank" rel="noreferrer">
              <img
                src={`${address}/${id}?size=small`}
                alt={t('room.photo.alt', { number: at + 1, name: stop.name })}
                loading="lazy"
              />
            </a>
            <Button
              size="small"
              variant="danger"
              aria-label={t('room.photo.removeThis', { number: at + 1 })}
              disabled={remove.isPending}
              onClick={() => remove.mutate(id)}
            >
              {t('room.photo.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNotice error={remove.error} />
    </>
  )
}
