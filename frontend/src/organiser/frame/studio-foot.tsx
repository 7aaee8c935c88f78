import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../../ui/language/language.ts'
import styles from './studio-foot.module.css'

/** At the end of the organisers' pages, where the citizens' promise to store nothing would not be true. */
export function StudioFoot() {
  const { t } = useTranslation('ui')
  const { language, switchTo } = useLanguage()
  const other = language === 'da' ? 'en' : 'da'
  return (
    <footer className={styles.foot}>
      <Link to="/">{t('footer.allRelays')}</Link>
      <Link to="/was">{t('footer.accessibility')}</Link>
      <button type="button" lang={other} onClick={() => switchTo(other)}>
        {other === 'en' ? 'English' : 'Dansk'}
      </button>
    </footer>
  )
}
