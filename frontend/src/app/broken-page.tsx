import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import styles from './plain-page.module.css'

/** Shown when a page threw: says so, and offers the one thing that may help. */
export function BrokenPage() {
  const { t } = useTranslation('ui')
  return (
    <PageFrame>
      <title>{`${t('broken.title')} · ${t('product')}`}</title>
      <div className={styles.plain}>
        <h1>{t('broken.title')}</h1>
        <p>{t('broken.text')}</p>
        <Button variant="primary" onClick={() => window.location.reload()}>
          {t('broken.reload')}
        </Button>
      </div>
    </PageFrame>
  )
}
