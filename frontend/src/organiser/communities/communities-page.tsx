import type { Community } from '@stafet/domain/contract/community.ts'
import { useQuery } from '@tanstack/react-query'
import { FileSpreadsheet, MapPinned, MapPinOff, Plus, Search } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Loading } from '../../ui/progress.tsx'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { communitiesQuery } from '../queries.ts'
import { arrangeCommunities, isUnplaced, type Arrangement } from './arrange-communities.ts'
import styles from './communities-page.module.css'
import { CommunitiesTable } from './communities-table.tsx'
import { CommunityPanel } from './community-panel.tsx'
import { NoCommunities } from './no-communities.tsx'
import { useCommunityWords } from './use-community-words.ts'

/** Which community the panel shows stands in the address, so that a reload or a link opens it again. */
const shownParam = 'vis'
const newValue = 'ny'
const none: Community[] = []

/** All communities of a relay as a list, and one of them in a panel beside it. */
export function CommunitiesPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const { data = none, error, isPending, refetch } = useQuery(communitiesQuery(relay.id))
  const [params, setParams] = useSearchParams()
  const shown = params.get(shownParam)
  const [arrangement, setArrangement] = useState<Arrangement>({
    search: '',
    unplacedOnly: false,
    sortBy: 'name',
    descending: false,
  })
  const words = useCommunityWords(relay)
  const applied = useDeferredValue(arrangement)
  const rows = useMemo(() => arrangeCommunities(data, applied, words), [data, applied, words])
  const unplaced = useMemo(() => data.filter(isUnplaced).length, [data])

  const show = (id: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        if (id === null) after.delete(shownParam)
        else after.set(shownParam, id)
        return after
      },
      { preventScrollReset: true },
    )
  // Whoever closes the panel is back at the row it belonged to.
  const shownBefore = useRef(shown)
  useEffect(() => {
    const closed = shown === null ? shownBefore.current : null
    shownBefore.current = shown
    if (closed === null) return
    const row = document.getElementById(`community-${closed}`) ?? document.getElementById('main')
    row?.focus()
  }, [shown])

  return (
    <main id="main" tabIndex={-1} data-panes className={styles.page}>
      <title>{`${t('communities.title')} · ${relay.name}`}</title>
      <section className={styles.list} data-hidden={shown !== null || undefined}>
        <h1 className="unseen">{t('communities.title')}</h1>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {isPending ? (
          <Loading />
        ) : data.length === 0 && !error ? (
          <NoCommunities onAdd={() => show(newValue)} />
        ) : (
          <>
            <div className={styles.tools}>
              <label className={styles.search}>
                <Search size={20} aria-hidden />
                <span className="unseen">{t('communities.search')}</span>
                <input
                  type="search"
                  placeholder={t('communities.search')}
                  value={arrangement.search}
                  onChange={(event) => setArrangement({ ...arrangement, search: event.target.value })}
                />
              </label>
              {(unplaced > 0 || arrangement.unplacedOnly) && (
                <Button
                  size="small"
                  aria-pressed={arrangement.unplacedOnly}
                  className={styles.filter}
                  onClick={() => setArrangement({ ...arrangement, unplacedOnly: !arrangement.unplacedOnly })}
                >
                  <MapPinOff size={18} aria-hidden /> {t('communities.unplaced', { count: unplaced })}
                </Button>
              )}
              <p role="status" className={styles.count}>
                {rows.length === data.length
                  ? t('communities.count', { count: data.length })
                  : t('communities.found', { found: rows.length, all: data.length })}
              </p>
              <div className={styles.actions}>
                <ButtonLink to="hent" size="small">
                  <FileSpreadsheet size={18} aria-hidden /> {t('communities.fetch')}
                </ButtonLink>
                <ButtonLink to="forslag" size="small">
                  <MapPinned size={18} aria-hidden /> {t('communities.suggest.link')}
                </ButtonLink>
                <Button size="small" variant="primary" onClick={() => show(newValue)}>
                  <Plus size={18} aria-hidden /> {t('communities.add')}
                </Button>
              </div>
            </div>
            {unplaced > 0 && (
              <div className={styles.waiting}>
                <p>
                  <MapPinOff size={20} aria-hidden />
                  <span>{t('communities.placing.waiting', { count: unplaced })}</span>
                </p>
                <ButtonLink to="placer" size="small" variant="primary">
                  {t('communities.placing.begin', { count: unplaced })}
                </ButtonLink>
              </div>
            )}
            <CommunitiesTable
              communities={rows}
              words={words}
              arrangement={arrangement}
              shown={shown}
              onArrange={setArrangement}
              onShow={show}
              onShowAll={() => setArrangement({ ...arrangement, search: '', unplacedOnly: false })}
            />
          </>
        )}
      </section>
      {shown !== null && !isPending && (
        <CommunityPanel
          key={shown}
          relay={relay}
          words={words}
          community={data.find(({ id }) => id === shown) ?? null}
          isNew={shown === newValue}
          onClose={() => show(null)}
          onSaved={show}
        />
      )}
    </main>
  )
}
