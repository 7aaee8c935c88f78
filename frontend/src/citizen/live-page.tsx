import './words.ts'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useLive } from '../live/use-live.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import { Loading } from '../ui/progress.tsx'
import styles from './live-page.module.css'
import { LiveView } from './live-view.tsx'

/** The public page of one relay, `/:slug`: where the depeche is, and when it comes where. */
export function LivePage() {
  const { slug = '' } = useParams()
  const live = useLive(slug)
  const { t } = useTranslation('citizen')
  if (live.snapshot) return <LiveView key={slug} live={live} snapshot={live.snapshot} />
  if (!live.failure) {
    return (
      <PageFrame>
        <title>{t('home.title')}</title>
        <Loading label={t('loading')} />
      </PageFrame>
    )
  }
  const unknown = live.failure.code === 'unknown-relay'
  const words = unknown ? 'unknown' : 'unreachable'
  return (
    <PageFrame>
      <title>{`${t(`${words}.title`)} · ${t('home.title')}`}</title>
      <div className={styles.plain}>
        <h1>{t(`${words}.title`)}</h1>
        {unknown ? <p>{t('unknown.text')}</p> : <Notice kind="wait">{t('unreachable.text')}</Notice>}
        <ButtonLink to="/" variant="primary">
          {t('unknown.action')}
        </ButtonLink>
      </div>
    </PageFrame>
  )
}
