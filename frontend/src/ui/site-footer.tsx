import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from './language/language.ts'
import styles from './site-footer.module.css'

/** At the end of every page: the accessibility statement that the law asks for, and the other language. */
export function SiteFooter() {
  const { t } = useTranslation('ui')
  const { language, switchTo } = useLanguage()
  const other = language === 'da' ? 'en' : 'da'
  return (
    <footer className={styles.footer} aria-label={t('footer.label')}>
      <Link to="/">{t('footer.allRelays')}</Link>
      <Link to="/was">{t('footer.accessibility')}</Link>
      <button type="button" className={styles.switch} lang={other} onClick={() => switchTo(other)}>
        {other === 'en' ? 'English' : 'Dansk'}
      </button>
      <span className={styles.note}>{t('footer.privacy')}</span>
    </footer>
  )
}
