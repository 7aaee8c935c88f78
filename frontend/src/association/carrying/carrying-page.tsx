import './words.ts'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { HandFrame } from '../hand-frame.tsx'
import styles from '../hand-frame.module.css'
import { useOfflineWorker } from '../install/use-offline-worker.ts'
import { useCarrying } from './use-carrying.ts'

/** What a carriers' tracker link opens: the phone in the pocket of whoever carries tells where the depeche is. */
export default function CarryingPage() {
  const { key = '' } = useParams()
  return <CarryingOn key={key} linkKey={key} />
}

function CarryingOn({ linkKey }: { linkKey: string }) {
  const { t } = useTranslation('carrying')
  const { state, on, refusal, toggle } = useCarrying(linkKey)
  const worksOffline = useOfflineWorker('/t/')
  const formats = useFormats('Europe/Copenhagen')
  const { waiting, lastSentAtMs, connection } = state
  if (connection === 'unknown-link')
    return (
      <HandFrame title={t('unknown')} over={t('over')}>
        <div className={styles.act}>
          <h1>{t('unknown')}</h1>
          <p>{t('unknownText')}</p>
        </div>
      </HandFrame>
    )
  return (
    <HandFrame title={t('title')} over={t('over')} foot={worksOffline && <p>{t('worksOffline')}</p>}>
      <div className={styles.act}>
        <h1>{t('title')}</h1>
        <p>{t('what')}</p>
      </div>
      <div className={styles.act}>
        <p role="status" className={styles.figure}>
          {on ? t('on') : t('off')}
        </p>
        <Button variant={on ? 'secondary' : 'primary'} size="large" onClick={toggle}>
          {on ? t('stop') : t('start')}
        </Button>
        {lastSentAtMs !== null && <p>{t('lastSent', { when: formats.atTime(lastSentAtMs) })}</p>}
        {lastSentAtMs === null && on && waiting === 0 && refusal === null && <p>{t('searching')}</p>}
        {waiting > 0 && <p>{t('waiting', { count: waiting })}</p>}
        {refusal !== null && (
          <Notice kind="trouble" title={t(`refusal.${refusal}.title`)}>
            <p>{t(`refusal.${refusal}.text`)}</p>
          </Notice>
        )}
        {on && (
          <Notice kind="wait" title={t('keepOpen')}>
            <p>{t('keepOpenText')}</p>
          </Notice>
        )}
      </div>
      <section className={styles.section} aria-labelledby="privacy">
        <h2 id="privacy">{t('privacy.title')}</h2>
        <p>{t('privacy.who')}</p>
        <p>{t('privacy.when')}</p>
      </section>
    </HandFrame>
  )
}
