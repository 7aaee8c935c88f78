import './place-picker-words.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { LocateFixed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMap } from './map-context.ts'
import styles from './map-button.module.css'

/** Puts the mark in the middle of what is seen: with the arrow keys, a way to any place without a pointer. */
export function MarkCentre({ onMark }: { onMark: (place: Position) => void }) {
  const { t } = useTranslation('places')
  const map = useMap()
  const mark = () => {
    const { lat, lng } = map.getCenter()
    onMark({ lat: Math.round(lat * 1e5) / 1e5, lon: Math.round(lng * 1e5) / 1e5 })
  }
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={t('markCentre')}
      title={t('markCentre')}
      onClick={mark}
    >
      <LocateFixed size={20} aria-hidden />
    </button>
  )
}
