import '../../../map/place-picker-words.ts'
import {
  categories,
  category as categorySchema,
  communityInput,
  type Category,
} from '@stafet/domain/contract/community.ts'
import { importAnswer } from '@stafet/domain/contract/community-import.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Dots, type Dot } from '../../../map/dots.tsx'
import { FitView } from '../../../map/fit-view.tsx'
import { MapFrame } from '../../../map/map-frame.tsx'
import { request } from '../../../ui/api.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Loading } from '../../../ui/progress.tsx'
import { ErrorNotice } from '../../frame/error-notice.tsx'
import { useRelay } from '../../frame/use-relay.ts'
import { ConfirmBar } from '../../import/confirm-bar.tsx'
import { relayQuery, suggestedCommunitiesQuery } from '../../queries.ts'
import { groupSuggestions, withAll, type Suggestion } from './group-suggestions.ts'
import { GroupOfSuggestions } from './group-of-suggestions.tsx'
import styles from './suggestions-page.module.css'

const none: Suggestion[] = []
const uncovered = () => ({ top: 30, right: 30, bottom: 30, left: 30 })

/** Halls, schools, libraries … from the map, to choose communities from. */
export function SuggestionsPage() {
  const { t } = useTranslation('organiser')
  const { t: ui } = useTranslation('ui')
  const relay = useRelay()
  const queries = useQueryClient()
  const { data, error, isPending, refetch } = useQuery(suggestedCommunitiesQuery(relay.id))
  const [filter, setFilter] = useState<{ search: string; category: Category | null }>({
    search: '',
    category: null,
  })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const all = useMemo(
    () => data?.communities.map((one, at): Suggestion => ({ ...one, id: String(at) })) ?? none,
    [data],
  )
  const applied = useDeferredValue(filter)
  const groups = useMemo(() => groupSuggestions(all, applied), [all, applied])
  const dots = useMemo(
    () =>
      groups.flatMap(({ suggestions }) =>
        suggestions.map(({ id, name, position, already }): Dot => ({
          id,
          name,
          position,
          look: already ? 'taken' : chosen.has(id) ? 'chosen' : 'free',
        })),
      ),
    [groups, chosen],
  )
  const base = `/arrangoer/stafet/${relay.id}`
  const add = useMutation({
    mutationFn: () =>
      request(importAnswer, 'POST', `/api/relays/${relay.id}/communities/import`, {
        communities: all
          .filter(({ id }) => chosen.has(id))
          .map(({ name, category, near, position }) =>
            communityInput.parse({ name, category, position, address: near }),
          ),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: relayQuery(relay.id).queryKey }),
  })
  const turnRound = (ids: readonly string[], take: boolean) =>
    setChosen((before) => withAll(before, ids, take))
  const press = (id: string) => {
    if (!all.find((one) => one.id === id)?.already) turnRound([id], !chosen.has(id))
  }

  if (add.isSuccess) {
    return (
      <main id="main" tabIndex={-1} className={styles.after}>
        <title>{`${t('communities.suggest.title')} · ${relay.name}`}</title>
        <section className={styles.done}>
          <h1 tabIndex={-1} ref={(heading) => heading?.focus()}>
            {t('import.done.title', { count: add.data.communities.length })}
          </h1>
          <p>{t('communities.suggest.next')}</p>
          <div className={styles.ways}>
            <ButtonLink to={`${base}/faellesskaber`} variant="primary">
              {t('import.done.see')}
            </ButtonLink>
            <ButtonLink to={`${base}/plan`}>{t('import.done.plan')}</ButtonLink>
          </div>
        </section>
      </main>
    )
  }
  const shown = groups.reduce((sum, { suggestions }) => sum + suggestions.length, 0)
  return (
    <main id="main" tabIndex={-1} data-panes className={styles.page}>
      <title>{`${t('communities.suggest.title')} · ${relay.name}`}</title>
      <div className={styles.choose}>
        <div className={styles.list}>
          <p>
            <Link to={`${base}/faellesskaber`}>{t('communities.title')}</Link>
          </p>
          <h1>{t('communities.suggest.title')}</h1>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
          {isPending && <Loading />}
          {data && !data.ready && (
            <Notice kind="info" title={t('communities.suggest.noMap')}>
              <ButtonLink to="/arrangoer/kort" size="small" className={styles.fetch}>
                {t('communities.suggest.fetchMap')}
              </ButtonLink>
            </Notice>
          )}
          {data?.ready && all.length === 0 && <p>{t('communities.suggest.empty')}</p>}
          {all.length > 0 && (
            <>
              <p className={styles.soft}>{t('communities.suggest.intro')}</p>
              <div className={styles.filter}>
                <TextField
                  label={t('communities.suggest.search')}
                  type="search"
                  value={filter.search}
                  onChange={(event) => setFilter({ ...filter, search: event.target.value })}
                />
                <SelectField
                  label={t('communities.field.category')}
                  value={filter.category ?? ''}
                  onChange={({ target: { value } }) =>
                    setFilter({ ...filter, category: value === '' ? null : categorySchema.parse(value) })
                  }
                >
                  <option value="">{t('communities.suggest.every')}</option>
                  {categories
                    .filter((category) => all.some((one) => one.category === category))
                    .map((category) => (
                      <option key={category} value={category}>
                        {ui(`category.${category}`)}
                      </option>
                    ))}
                </SelectField>
              </div>
              <p role="status" className={styles.soft}>
                {shown === 0
                  ? t('communities.nothingFound')
                  : t('communities.suggest.found', { count: shown })}
              </p>
              {groups.map((group) => (
                <GroupOfSuggestions
                  key={`${group.category} ${applied.search}`}
                  group={group}
                  chosen={chosen}
                  onTurnRound={turnRound}
                />
              ))}
              <p className={styles.soft}>
                {t('communities.suggest.source')}{' '}
                <a href="https://www.openstreetmap.org/copyright" rel="noreferrer">
                  {t('communities.suggest.contributors')}
                </a>
              </p>
            </>
          )}
        </div>
        {all.length > 0 && (
          <div className={styles.bar}>
            <ErrorNotice error={add.error} />
            <ConfirmBar
              add={chosen.size}
              left={0}
              bad={0}
              pending={add.isPending}
              onAdd={() => add.mutate()}
            />
          </div>
        )}
      </div>
      <div className={styles.map}>
        <MapFrame label={t('communities.suggest.map')} centre={relay.start} zoom={10}>
          <Dots dots={dots} onPress={press} />
          <FitView
            places={dots.map(({ position }) => position)}
            when={`${applied.search} ${applied.category} ${all.length}`}
            covered={uncovered}
          />
        </MapFrame>
      </div>
    </main>
  )
}
