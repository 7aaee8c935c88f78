import '../../../map/place-picker-words.ts'
import type { Community } from '@stafet/domain/contract/community.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Loading } from '../../../ui/progress.tsx'
import { ErrorNotice } from '../../frame/error-notice.tsx'
import { useRelay } from '../../frame/use-relay.ts'
import { communitiesQuery } from '../../queries.ts'
import styles from './place-communities-page.module.css'
import { PlaceOne } from './place-one.tsx'
import { beginQueue, goOn, type PlacingQueue } from './placing-queue.ts'

const none: Community[] = []

/** Puts the communities that have no place on the map, one after the other; each is saved at once. */
export function PlaceCommunitiesPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const { data, error, refetch } = useQuery(communitiesQuery(relay.id))
  const [begun, setBegun] = useState<PlacingQueue | null>(null)
  const communities = data ?? none
  const queue = begun ?? (data ? beginQueue(data) : null)
  const shown = communities.find(({ id }) => id === queue?.left[0])
  const seen = queue ? queue.placed + queue.skipped.length : 0

  return (
    <main id="main" tabIndex={-1} data-panes={shown ? true : undefined} className={styles.page}>
      <title>{`${t('communities.placing.title')} · ${relay.name}`}</title>
      <div className={styles.top}>
        <Link to={`/arrangoer/stafet/${relay.id}/faellesskaber`}>{t('communities.title')}</Link>
        <h1>{t('communities.placing.title')}</h1>
        {queue && shown && (
          <p className={styles.count}>
            {t('communities.placing.count', { number: seen + 1, all: seen + queue.left.length })}
          </p>
        )}
      </div>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {!queue && !error && <Loading />}
      {queue && shown && (
        <PlaceOne
          // A new one begins anew: its search, its mark, its map.
          key={shown.id}
          community={shown}
          relay={relay}
          onPlaced={(now) => setBegun(goOn(queue, 'placed', now))}
          onSkip={() => setBegun(goOn(queue, 'skipped', communities))}
        />
      )}
      {queue && !shown && (
        <Done
          queue={queue}
          base={`/arrangoer/stafet/${relay.id}`}
          onAgain={() => setBegun({ left: queue.skipped, skipped: [], placed: 0 })}
        />
      )}
    </main>
  )
}

/** Nothing is left: what was done, and where to go. */
function Done({ queue, base, onAgain }: { queue: PlacingQueue; base: string; onAgain: () => void }) {
  const { t } = useTranslation('organiser')
  const { placed, skipped } = queue
  return (
    <section className={styles.done}>
      <h2 tabIndex={-1} ref={(heading) => heading?.focus()}>
        {placed === 0 && skipped.length === 0
          ? t('communities.placing.allPlaced')
          : placed === 0
            ? t('communities.placing.noneDone')
            : t('communities.placing.done', { count: placed })}
      </h2>
      {skipped.length > 0 && <p>{t('communities.placing.skipped', { count: skipped.length })}</p>}
      <div className={styles.ways}>
        <ButtonLink to={`${base}/faellesskaber`} variant="primary">
          {t('import.done.see')}
        </ButtonLink>
        {skipped.length > 0 && <Button onClick={onAgain}>{t('communities.placing.again')}</Button>}
        <ButtonLink to={`${base}/plan`}>{t('import.done.plan')}</ButtonLink>
      </div>
    </section>
  )
}
