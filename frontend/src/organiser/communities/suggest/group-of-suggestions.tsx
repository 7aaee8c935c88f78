import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { CategoryIcon } from '../../../ui/category-icon.tsx'
import type { SuggestionGroup } from './group-suggestions.ts'
import styles from './group-of-suggestions.module.css'

const few = 30

/** The suggestions of one category, to be taken one by one or all at once. */
export function GroupOfSuggestions({
  group: { category, suggestions },
  chosen,
  onTurnRound,
}: {
  group: SuggestionGroup
  chosen: ReadonlySet<string>
  onTurnRound: (ids: readonly string[], take: boolean) => void
}) {
  const { t } = useTranslation('organiser')
  const { t: ui } = useTranslation('ui')
  const { t: places } = useTranslation('places')
  const [all, setAll] = useState(false)
  const free = suggestions.filter(({ already }) => !already).map(({ id }) => id)
  const taken = free.filter((id) => chosen.has(id)).length
  const name = ui(`category.${category}`)
  const heading = `suggested-${category}`
  return (
    <section className={styles.group} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>
          <CategoryIcon category={category} /> {name}
          <span className={styles.soft}>
            {taken > 0
              ? t('communities.suggest.taken', { taken, all: suggestions.length })
              : suggestions.length}
          </span>
        </h2>
        {free.length > 0 && (
          <Button
            size="small"
            variant="quiet"
            aria-describedby={heading}
            onClick={() => onTurnRound(free, taken < free.length)}
          >
            {taken < free.length ? t('communities.suggest.takeAll') : t('communities.suggest.leaveAll')}
          </Button>
        )}
      </div>
      <ul role="list" className={styles.list}>
        {(all ? suggestions : suggestions.slice(0, few)).map(({ id, name: own, near, kind, already }) => (
          <li key={id}>
            <label className={already ? styles.already : undefined}>
              <input
                type="checkbox"
                checked={already || chosen.has(id)}
                disabled={already}
                onChange={(event) => onTurnRound([id], event.target.checked)}
              />
              <span className={styles.name}>
                {own}
                <span className={styles.soft}>
                  {[places(`kind.${kind}`), near, already && t('communities.suggest.already')]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {!all && suggestions.length > few && (
        <Button size="small" className={styles.more} onClick={() => setAll(true)}>
          {t('communities.suggest.showAll', { count: suggestions.length })}
        </Button>
      )}
    </section>
  )
}
