import type { ImportPreview } from '@stafet/domain/contract/community-import.ts'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnplaced } from '../communities/arrange-communities.ts'
import { useGrowingList } from '../frame/use-growing-list.ts'
import { isLeftOutByDefault } from './choose-rows.ts'
import styles from './import-tables.module.css'

type GoodRow = ImportPreview['good'][number]

const filters = {
  all: () => true,
  duplicates: (row: GoodRow) => row.duplicateOf !== null,
  remarks: (row: GoodRow) => row.remarks.length > 0,
  unplaced: (row: GoodRow) => isUnplaced(row.community),
}
type Filter = keyof typeof filters
const filterNames: readonly Filter[] = ['all', 'duplicates', 'remarks', 'unplaced']

/** The rows that can be added, each with a tick; what may be there already is not ticked to begin with. */
export function GoodRows({
  good,
  changed,
  onTurnRound,
}: {
  good: readonly GoodRow[]
  changed: ReadonlySet<number>
  onTurnRound: (row: number) => void
}) {
  const { t } = useTranslation('organiser')
  const [filter, setFilter] = useState<Filter>('all')
  const leftOut = good.filter(isLeftOutByDefault).length
  const rows = good.filter(filters[filter])
  const { shown, endRef } = useGrowingList(rows, filter)
  return (
    <section className={styles.part}>
      <h2>{t('import.good.title', { count: good.length })}</h2>
      {leftOut > 0 && <p>{t('import.good.duplicatesNote', { count: leftOut })}</p>}
      <div role="group" aria-label={t('import.good.filter')} className={styles.filters}>
        {filterNames.map((name) => {
          const count = good.filter(filters[name]).length
          return (
            (count > 0 || name === 'all') && (
              <button key={name} type="button" aria-pressed={filter === name} onClick={() => setFilter(name)}>
                {t(`import.good.${name}`, { count })}
              </button>
            )
          )
        })}
      </div>
      <div
        className={[styles.scroll, styles.tall].join(' ')}
        tabIndex={0}
        role="region"
        aria-label={t('import.good.title', { count: good.length })}
      >
        <table className={styles.table} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              <th scope="col" className={styles.take}>
                {t('import.good.take')}
              </th>
              <th scope="col" className={[styles.number, styles.wide].join(' ')}>
                {t('import.good.row')}
              </th>
              <th scope="col">{t('import.good.name')}</th>
              <th scope="col" className={styles.wide}>
                {t('import.good.category')}
              </th>
              <th scope="col" className={styles.wide}>
                {t('import.good.place')}
              </th>
              <th scope="col">{t('import.good.remark')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={row.row}
                row={row}
                taken={isLeftOutByDefault(row) === changed.has(row.row)}
                onTurnRound={onTurnRound}
              />
            ))}
          </tbody>
        </table>
        {shown.length < rows.length && <div ref={endRef} className={styles.end} />}
        {rows.length === 0 && <p className={styles.nothing}>{t('import.good.none')}</p>}
      </div>
    </section>
  )
}

const Row = memo(function Row({
  row: { row, community, remarks, duplicateOf },
  taken,
  onTurnRound,
}: {
  row: GoodRow
  taken: boolean
  onTurnRound: (row: number) => void
}) {
  const { t } = useTranslation('organiser')
  const { t: ui } = useTranslation('ui')
  const unplaced = isUnplaced(community)
  return (
    <tr className={taken ? undefined : styles.left}>
      <td className={styles.take}>
        <label>
          <input
            type="checkbox"
            checked={taken}
            aria-label={t('import.good.takeThis', { name: community.name })}
            onChange={() => onTurnRound(row)}
          />
        </label>
      </td>
      <td className={[styles.number, styles.wide].join(' ')}>{row}</td>
      <th scope="row">{community.name}</th>
      <td className={styles.wide}>{ui(`category.${community.category}`)}</td>
      <td className={[styles.wide, unplaced ? styles.missing : ''].join(' ')}>
        {unplaced ? t('import.good.missing') : community.address || t('import.good.placed')}
      </td>
      <td>
        {duplicateOf && (
          <p className={styles.duplicate}>
            {'id' in duplicateOf
              ? t('import.good.inRelay', { name: duplicateOf.name })
              : t('import.good.inFile', { row: duplicateOf.row, name: duplicateOf.name })}
          </p>
        )}
        {unplaced && <p className={[styles.missing, styles.narrow].join(' ')}>{t('import.good.missing')}</p>}
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </td>
    </tr>
  )
})
