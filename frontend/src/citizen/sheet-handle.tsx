import { useTranslation } from 'react-i18next'
import { useEffect, useState } from 'react'
import styles from './sheet-handle.module.css'

/** The grip of the sheet on a phone: a press draws it up or lets it down; a finger draws it anywhere. */
export function SheetHandle() {
  const { t } = useTranslation('citizen')
  const [up, setUp] = useState(false)
  useEffect(() => {
    const onScroll = () => setUp(window.scrollY > window.innerHeight * 0.3)
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => window.removeEventListener('scroll', onScroll)
  }, [])
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  return (
    <button
      type="button"
      className={styles.handle}
      aria-label={t(up ? 'sheetDown' : 'sheetUp')}
      onClick={() =>
        window.scrollTo({ top: up ? 0 : window.innerHeight * 0.46, behavior: still ? 'auto' : 'smooth' })
      }
    >
      <span />
    </button>
  )
}
