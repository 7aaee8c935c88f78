import './words.ts'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Button } from '../ui/button.tsx'
import { DepecheIcon } from '../ui/depeche-icon.tsx'
import { useLanguage } from '../ui/language/language.ts'
import { Notice } from '../ui/notice.tsx'
import { Loading } from '../ui/progress.tsx'
import { useFormats } from '../ui/use-formats.ts'
import { CheckInCard } from './check-in-card.tsx'
import styles from './check-in.module.css'
import { standingReports } from './outbox.ts'
import { ReportsList } from './reports-list.tsx'
import { useCheckIn } from './use-check-in.ts'

/** What a check-in link opens: for those who stand with the baton in their hands. */
export default function CheckInPage() {
  const { key = '' } = useParams()
  return <CheckIn key={key} linkKey={key} />
}

function CheckIn({ linkKey }: { linkKey: string }) {
  const { t } = useTranslation('association')
  const { language, switchTo } = useLanguage()
  const checkIn = useCheckIn(linkKey)
  const { page, askedAtMs, outbox, connection, kept } = checkIn.state
  const formats = useFormats(page?.relay.timeZone ?? 'Europe/Copenhagen')
  const reports = standingReports(page?.reports ?? [], askedAtMs, outbox)
  const unknown = connection === 'unknown-link'
  const other = language === 'da' ? 'en' : 'da'

  return (
    <div className={styles.frame}>
      <title>{page ? `${t('title')} · ${page.stop.name}` : t('title')}</title>
      <header className={styles.head}>
        <DepecheIcon size={26} />
        <span>{page?.relay.name ?? t('title')}</span>
      </header>

      <main id="main" tabIndex={-1} className={styles.main}>
        {page?.relay.rehearsal && (
          <Notice kind="wait" title={t('rehearsal.title')}>
            <p>{t('rehearsal.text')}</p>
          </Notice>
        )}
        {page?.relay.example && !page.relay.rehearsal && (
          <Notice kind="info" title={t('example.title')}>
            <p>{t('example.text')}</p>
          </Notice>
        )}
        {unknown && (
          <div className={styles.act}>
            <h1>{t('unknown.title')}</h1>
            <p>{t('unknown.text')}</p>
            <p>{t('unknown.what')}</p>
          </div>
        )}
        {!page && connection === 'asking' && <Loading />}
        {!page && connection === 'no-answer' && (
          <div className={styles.act}>
            <h1>{t('unreachable.title')}</h1>
            <p>{t('unreachable.text')}</p>
            <Button variant="primary" size="large" onClick={() => void checkIn.store.open()}>
              {t('unreachable.again')}
            </Button>
          </div>
        )}

        {page && !unknown && (
          <CheckInCard page={page} reports={reports} checkIn={checkIn} formats={formats} />
        )}
        <ReportsList
          reports={unknown ? reports.filter(({ sending }) => sending !== 'sent') : reports}
          checkIn={checkIn}
          formats={formats}
          undoable={!unknown}
        />
        {page && connection === 'no-answer' && (
          <Notice kind="wait" title={t('offline.title')}>
            <p>{t('offline.text')}</p>
          </Notice>
        )}
        {!kept && (
          <Notice kind="wait" title={t('notKept.title')}>
            <p>{t('notKept.text')}</p>
          </Notice>
        )}
      </main>

      <footer className={styles.foot}>
        {!unknown && <p>{t('stored')}</p>}
        <button type="button" className={styles.switch} lang={other} onClick={() => switchTo(other)}>
          {other === 'en' ? 'English' : 'Dansk'}
        </button>
      </footer>
    </div>
  )
}
