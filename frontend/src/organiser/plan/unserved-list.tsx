import type { DraftPlan } from '@stafet/domain/contract/planning.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import styles from './remarks.module.css'

/** Who is not in the plan, why, and what would help. */
export function UnservedList({ unserved }: { unserved: DraftPlan['unserved'] }) {
  const { t } = useTranslation('organiser')
  if (unserved.length === 0) return <p className={styles.none}>{t('plan.list.allServed')}</p>
  return (
    <ul role="list">
      {unserved.map(({ id, name, reasons, remedies }) => (
        <li key={id} className={styles.remark}>
          <Link to={`../faellesskaber?vis=${id}`}>{name}</Link>
          {reasons.map(({ code, message }, at) => (
            <p key={`${code}.${at}`}>{message}</p>
          ))}
          {remedies.length > 0 && (
            <div className={styles.remedies}>
              <p>{t('plan.list.remedies', { count: remedies.length })}</p>
              <ul>
                {remedies.map(({ code, message }, at) => (
                  <li key={`${code}.${at}`}>{message}</li>
                ))}
              </ul>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
