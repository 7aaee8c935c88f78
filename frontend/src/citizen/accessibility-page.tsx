import './words.ts'
import { useTranslation } from 'react-i18next'
import { PageFrame } from '../ui/page-frame.tsx'
import styles from './accessibility-page.module.css'

const done = ['text', 'keyboard', 'reader', 'contrast', 'motion', 'font'] as const

/** The accessibility statement that the law asks of public bodies, `/was`. */
export function AccessibilityPage() {
  const { t } = useTranslation('citizen')
  return (
    <PageFrame>
      <title>{`${t('accessibility.title').replaceAll('\u00ad', '')} · ${t('home.title')}`}</title>
      <article className={styles.statement}>
        <h1>{t('accessibility.title')}</h1>
        <p>{t('accessibility.intro')}</p>
        <h2>{t('accessibility.doneTitle')}</h2>
        <ul>
          {done.map((what) => (
            <li key={what}>{t(`accessibility.done.${what}`)}</li>
          ))}
        </ul>
        {(['known', 'report', 'authority'] as const).map((part) => (
          <section key={part}>
            <h2>{t(`accessibility.${part}Title`)}</h2>
            <p>{t(`accessibility.${part}`)}</p>
          </section>
        ))}
      </article>
    </PageFrame>
  )
}
