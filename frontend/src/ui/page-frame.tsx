import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DepecheIcon } from './depeche-icon.tsx'
import styles from './page-frame.module.css'
import { SiteFooter } from './site-footer.tsx'

/** A page of text: name of the product, one column, footer. */
export function PageFrame({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <Link to="/" className={styles.brand}>
          <DepecheIcon size={28} />
          {t('product')}
        </Link>
      </header>
      <main id="main" tabIndex={-1} className={[styles.main, wide ? styles.wide : ''].join(' ')}>
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}
