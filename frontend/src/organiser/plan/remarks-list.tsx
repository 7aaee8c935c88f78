import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { TravelOrigin } from './travel-origin.tsx'
import type { PlanView } from './plan-panes.tsx'
import styles from './remarks.module.css'

/** All remarks about a plan in one place; each leads to the stops it is about. */
export function RemarksList({ draft, onStop }: Pick<PlanView, 'draft' | 'onStop'>) {
  const { t } = useTranslation('organiser')
  const stops = draft.plan.days.flatMap((day) => day.stops)
  return (
    <>
      {draft.warnings.length === 0 && <p className={styles.none}>{t('plan.list.noWarnings')}</p>}
      <ul role="list">
        {draft.warnings.map(({ code, message, communities }, at) => (
          <li key={`${code}.${at}`} className={styles.remark}>
            <p className={styles.warning}>
              <TriangleAlert size={18} aria-hidden /> {message}
            </p>
            {stops
              .filter(({ id }) => communities.includes(id))
              .map(({ id, name }) => (
                <button key={id} type="button" onClick={() => onStop(id)}>
                  {name}
                </button>
              ))}
          </li>
        ))}
      </ul>
      <TravelOrigin travel={draft.plan.travel} />
    </>
  )
}
