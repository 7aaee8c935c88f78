import type { Leg } from '@stafet/domain/contract/dated-plan.ts'
import { useTranslation } from 'react-i18next'

/** How a leg is travelled, in words: "på cykel og med færge (Øfærgen)". */
export function useWayWords(): (leg: Pick<Leg, 'way' | 'ferries'>) => string {
  const { t } = useTranslation('ui')
  return ({ way, ferries }) => {
    if (ferries.length === 0) return t(`way.${way}`)
    const names = ferries.filter((name) => name !== '').join(', ')
    const parts = { way: t(`way.${way}`), names }
    return names === '' ? t('way.ferry', parts) : t('way.ferryNamed', parts)
  }
}
