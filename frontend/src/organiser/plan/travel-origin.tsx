import type { TravelOrigin as Origin } from '@stafet/domain/contract/dated-plan.ts'
import { useTranslation } from 'react-i18next'
import styles from './remarks.module.css'

/** What a plan's kilometres are measured along, and with which data. */
export function TravelOrigin({ travel: { source, data } }: { travel: Origin }) {
  const { t } = useTranslation('organiser')
  return (
    <p className={styles.none}>
      {source === 'great-circle' ? t('plan.facts.crow') : t('plan.facts.streets', { data })}
    </p>
  )
}
