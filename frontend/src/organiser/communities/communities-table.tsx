import { categoryDefaults } from '@stafet/domain/contract/category-defaults.ts'
import type { Community } from '@stafet/domain/contract/community.ts'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { AbcMarks } from '../../ui/abc-mark.tsx'
import { Button } from '../../ui/button.tsx'
import { CategoryIcon } from '../../ui/category-icon.tsx'
import { useGrowingList } from '../frame/use-growing-list.ts'
import { isUnplaced, type Arrangement } from './arrange-communities.ts'
import styles from './communities-table.module.css'
import type { useCommunityWords } from './use-community-words.ts'

type Words = ReturnType<typeof useCommunityWords>

const columns = [
  { key: 'name', sortBy: 'name' },
  { key: 'category', sortBy: 'category' },
  { key: 'place', sortBy: null },
  { key: 'windows', sortBy: null },
  { key: 'visit', sortBy: 'visit' },
  { key: 'abc', sortBy: null },
] as const

/** Communities in rows, sorted by a press on a heading. A press on a row opens it. */
export function CommunitiesTable({
  communities,
  words,
  arrangement,
  shown,
  onArrange,
  onShow,
  onShowAll,
}: {
  communities: readonly Community[]
  words: Words
  arrangement: Arrangement
  shown: string | null
  onArrange: (arrangement: Arrangement) => void
  onShow: (id: string) => void
  onShowAll: () => void
}) {
  const { t } = useTranslation('organiser')
  const { sortBy, descending } = arrangement
  const { shown: rows, endRef } = useGrowingList(communities, JSON.stringify(arrangement))
  const Arrow = descending ? ArrowDown : ArrowUp
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-rowcount={communities.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => {
              const name = t(`communities.column.${column.key}`)
              const sorted = column.sortBy === sortBy
              return (
                <th
                  key={column.key}
                  scope="col"
                  className={styles[column.key]}
                  aria-sort={sorted ? (descending ? 'descending' : 'ascending') : undefined}
                >
                  {column.sortBy ? (
                    <button
                      type="button"
                      title={t('communities.sort', { column: name })}
                      onClick={() =>
                        onArrange({
                          ...arrangement,
                          sortBy: column.sortBy,
                          descending: sorted && !descending,
                        })
                      }
                    >
                      {name} {sorted && <Arrow size={16} aria-hidden />}
                    </button>
                  ) : (
                    name
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((community) => (
            <CommunityRow
              key={community.id}
              community={community}
              words={words}
              selected={community.id === shown}
              onShow={onShow}
            />
          ))}
        </tbody>
      </table>
      {rows.length < communities.length && <div ref={endRef} className={styles.end} />}
      {communities.length === 0 && (
        <p className={styles.nothing}>
          {t('communities.nothingFound')} <Button onClick={onShowAll}>{t('communities.showAll')}</Button>
        </p>
      )}
    </div>
  )
}

/** Remembers what it drew: of two thousand rows only those that change are drawn again. */
const CommunityRow = memo(function CommunityRow({
  community,
  words,
  selected,
  onShow,
}: {
  community: Community
  words: Words
  selected: boolean
  onShow: (id: string) => void
}) {
  const { t } = useTranslation('organiser')
  const { id, name, category, address, virtual, windows, visitMinutes } = community
  const unplaced = isUnplaced(community)
  const place = virtual
    ? t('communities.online')
    : unplaced
      ? t('communities.missing')
      : address || t('communities.placed')
  return (
    <tr className={selected ? styles.selected : undefined} onClick={() => onShow(id)}>
      <td className={styles.name}>
        <button
          type="button"
          id={`community-${id}`}
          aria-current={selected || undefined}
          onClick={(event) => {
            event.stopPropagation()
            onShow(id)
          }}
        >
          <CategoryIcon category={category} />
          <span>{name}</span>
        </button>
        <span className={styles.under}>
          {words.categoryName(category)} · <span className={unplaced ? styles.missing : ''}>{place}</span>
        </span>
      </td>
      <td className={styles.category}>{words.categoryName(category)}</td>
      <td className={[styles.place, unplaced ? styles.missing : ''].join(' ')}>{place}</td>
      <td className={[styles.windows, windows ? '' : styles.byDefault].join(' ')}>
        {words.windows(windows ?? categoryDefaults[category].windows)}
      </td>
      <td className={[styles.visit, visitMinutes === null ? styles.byDefault : ''].join(' ')}>
        {t('communities.minutes', { count: words.visitMinutes(community) })}
      </td>
      <td className={styles.abc}>
        <AbcMarks abc={community.abc} size={22} />
      </td>
    </tr>
  )
})
