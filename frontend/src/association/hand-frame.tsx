import './words.ts'
import type { ReactNode } from 'react'
import { DepecheIcon } from '../ui/depeche-icon.tsx'
import { useLanguage } from '../ui/language/language.ts'
import styles from './hand-frame.module.css'

/** Around each page that is held in the hand on the day: one column, dark ink on white, the other language below. */
export function HandFrame({
  title,
  over,
  foot,
  children,
}: {
  title: string
  /** Above the page's heading: which relay this is. */
  over: string
  foot?: ReactNode
  children: ReactNode
}) {
  const { language, switchTo } = useLanguage()
  const other = language === 'da' ? 'en' : 'da'
  return (
    <div className={styles.frame}>
      <title>{title}</title>
      <header className={styles.head}>
        <DepecheIcon size={26} />
        <span>{over}</span>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <footer className={styles.foot}>
        {foot}
        <button type="button" className={styles.switch} lang={other} onClick={() => switchTo(other)}>
          {other === 'en' ? 'English' : 'Dansk'}
        </button>
      </footer>
    </div>
  )
}
