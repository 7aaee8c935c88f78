import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import type { Formats } from '../ui/format.ts'
import { openWithdrawals, type StandingReport } from './outbox.ts'
import styles from './reports-list.module.css'
import { SendingState } from './sending-state.tsx'
import type { useCheckIn } from './use-check-in.ts'

/** What has been pressed, whether it is sent, and the way to take it back. */
export function ReportsList({
  reports,
  checkIn,
  formats,
  undoable,
}: {
  reports: readonly StandingReport[]
  checkIn: ReturnType<typeof useCheckIn>
  formats: Formats
  undoable: boolean
}) {
  const { t } = useTranslation('association')
  return (
    <section aria-label={t('reports.label')} role="status" className={styles.reports}>
      {reports.map((report) => {
        const what = t(`reports.${report.kind}`, { when: formats.when(report.occurredAt, checkIn.nowMs) })
        return (
          <div key={report.id} className={styles.report}>
            <p className={styles.what}>{what}</p>
            <SendingState of={report} checkIn={checkIn} formats={formats} />
            {report.greeting !== '' && <p className={styles.greeting}>{report.greeting}</p>}
            {undoable && (
              <Button
                className={styles.undo}
                aria-label={t('reports.undoThis', { what })}
                onClick={() => checkIn.store.undo(report.id)}
              >
                {t('reports.undo')}
              </Button>
            )}
          </div>
        )
      })}
      {openWithdrawals(checkIn.state.outbox).map((withdrawal) => (
        <div key={withdrawal.id} className={styles.report}>
          <p className={styles.what}>{t('reports.withdrawn')}</p>
          <SendingState of={withdrawal} checkIn={checkIn} formats={formats} />
        </div>
      ))}
    </section>
  )
}
