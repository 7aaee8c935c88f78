import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Loading } from '../../ui/progress.tsx'
import { ErrorNotice } from '../frame/error-notice.tsx'
import layout from '../frame/page.module.css'
import { areasQuery } from '../queries.ts'
import { AreaCard } from './area-card.tsx'
import styles from './areas-page.module.css'
import { FetchArea } from './fetch-area.tsx'
import { ImportProgress } from './import-progress.tsx'
import { useUpload } from './use-upload.ts'

/** The maps that are in use, and a way to fetch one. */
export function AreasPage() {
  const { t } = useTranslation('organiser')
  const upload = useUpload()
  const { data, error, isPending, refetch } = useQuery({
    ...areasQuery,
    // The server begins to tell of it while the file is still being sent.
    ...(upload.share === null ? {} : { refetchInterval: 1000 }),
  })
  const running = data?.import?.state === 'running' ? data.import : null
  return (
    <main id="main" tabIndex={-1} className={`${layout.page} ${styles.page}`}>
      <title>{`${t('area.title')} · ${t('frame.organisers')}`}</title>
      <p>
        <Link to="/arrangoer">{t('frame.relays')}</Link>
      </p>
      <h1>{t('area.title')}</h1>
      <p className={styles.soft}>{t('area.intro')}</p>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {data && (
        <section className={styles.part}>
          <h2>{t('area.inUse')}</h2>
          {data.areas.length === 0 && <p>{t('area.none')}</p>}
          <ul role="list" className={styles.areas}>
            {data.areas.map((area) => (
              <AreaCard key={area.id} area={area} />
            ))}
          </ul>
          {data.areas.length > 0 && (
            <p className={styles.soft}>
              <a href="https://www.openstreetmap.org/copyright" rel="noreferrer">
                {t('communities.suggest.contributors')}
              </a>
            </p>
          )}
        </section>
      )}
      {(running !== null || upload.share !== null || data?.import) && (
        <ImportProgress shown={data?.import ?? null} upload={upload} />
      )}
      {data && (
        <FetchArea
          // What was filled in stays until it has become a map: a file that fails is tried again.
          key={data.areas[0]?.id}
          hidden={running !== null || upload.share !== null}
          areas={data.areas}
          error={upload.error}
          onSend={upload.send}
        />
      )}
    </main>
  )
}
