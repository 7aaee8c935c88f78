import type { DraftPlan } from '@stafet/domain/contract/planning.ts'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../ui/use-formats.ts'
import { gapOfDraft } from './gap.ts'
import styles from './plan-facts.module.css'

/** A plan in numbers. */
export function PlanFacts({ draft }: { draft: DraftPlan }) {
  const { t } = useTranslation('organiser')
  const { distance, duration, number } = useFormats('UTC')
  const { days } = draft.plan
  const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((all, day) => all + of(day), 0)
  const waitS = sum((day) => day.waitS)
  const gap = gapOfDraft(draft)
  return (
    <p className={styles.facts}>
      <b>{t('plan.facts.stops', { count: sum((day) => day.stops.length) })}</b>
      <b>{distance(sum((day) => day.distanceM))}</b>
      {draft.unserved.length > 0 && (
        <span className={styles.left}>{t('plan.facts.unserved', { count: draft.unserved.length })}</span>
      )}
      {waitS >= 60 && <span>{t('plan.facts.wait', { duration: duration(waitS) })}</span>}
      {gap !== null && (
        <span>
          {gap < 0.001
            ? t('plan.facts.shortest')
            : t('plan.facts.gapShort', { percent: number(Math.ceil(gap * 1000) / 10) })}
        </span>
      )}
    </p>
  )
}
