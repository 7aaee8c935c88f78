import { publicPhotoList } from '@stafet/domain/contract/photo.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { request } from '../ui/api.ts'
import type { Formats } from '../ui/format.ts'
import story from './stop-story.module.css'
import styles from './stop-photos.module.css'

/**
 * The pictures that were taken at a stop and that those on them agreed to show. Small ones are fetched as they are
 * scrolled to; each leads to the large one. Without any, or when they cannot be had, there is nothing.
 */
export function StopPhotos({
  slug,
  id,
  name,
  nowMs,
  formats,
}: {
  slug: string
  id: string
  name: string
  nowMs: number
  formats: Formats
}) {
  const { t } = useTranslation('citizen')
  const path = `/api/public/relays/${encodeURIComponent(slug)}/communities/${id}/photos`
  const { data } = useQuery({
    queryKey: ['photos', slug, id],
    queryFn: ({ signal }) => request(publicPhotoList, 'GET', path, undefined, { signal }),
    staleTime: 60_000,
  })
  if (!data || data.photos.length === 0) return null
  return (
    <section className={story.part}>
      <h2>{t('story.photos')}</h2>
      <ul role="list" className={styles.photos}>
        {data.photos.map((photo, at) => (
          <li key={photo.id}>
            <a href={`${path}/${photo.id}`}>
              <img
                src={`${path}/${photo.id}?size=small`}
                alt={t('story.photo', { number: at + 1, name, time: formats.when(photo.takenAt, nowMs) })}
                loading="lazy"
                decoding="async"
                width={photo.width}
                height={photo.height}
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
