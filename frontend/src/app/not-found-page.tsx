import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../ui/button.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import styles from './plain-page.module.css'

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation('ui')
  return (
    <PageFrame>
      <title>{`${t('notFound.title')} · ${t('product')}`}</title>
      <div className={styles.plain}>
        <h1>{t('notFound.title')}</h1>
        <p>{t('notFound.text')}</p>
        <ButtonLink to="/" variant="primary">
          {t('notFound.action')}
        </ButtonLink>
      </div>
    </PageFrame>
  )
}
