import { useTranslation } from 'react-i18next'
import styles from './sheet-handle.module.css'
import { useSheetDrawn } from './use-sheet-drawn.ts'

/** The grip of the sheet on a phone: a press draws it up or lets it down; a finger draws it anywhere. */
export function SheetHandle() {
  const { t } = useTranslation('citizen')
  const up = useSheetDrawn(160)
  const draw = () => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    window.scrollTo({ top: up ? 0 : window.innerHeight * 0.4, behavior: still ? 'auto' : 'smooth' })
  }
  return (
    <button
      type="button"
      className={styles.handle}
      aria-label={t(up ? 'sheetDown' : 'sheetUp')}
      onClick={draw}
    >
      <span />
    </button>
  )
}
