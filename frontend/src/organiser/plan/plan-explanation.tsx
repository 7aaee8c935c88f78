import type { DraftPlan } from '@stafet/domain/contract/planning.ts'
import { useTranslation } from 'react-i18next'
import styles from './plan-explanation.module.css'

/** Why the plan is as it is, in sentences, for those who ask; drafts from before there were any have none. */
export function PlanExplanation({ explanation }: Pick<DraftPlan, 'explanation'>) {
  const { t } = useTranslation('organiser')
  if (explanation.length === 0) return null
  return (
    <details className={styles.explanation}>
      <summary>{t('plan.explanation')}</summary>
      <ul role="list">
        {explanation.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}
