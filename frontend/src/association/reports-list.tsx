import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import styles from './reports-list.module.css'
import type { PageParts } from './page-parts.ts'
import { SendingState } from './sending-state.tsx'
import { isUndoable, openWithdrawals, type StandingReport } from './standing-reports.ts'

/** What has been pressed, whether it is sent, and the way to take it back. */
export function ReportsList({
  reports,
  checkIn,
  formats,
  undoable,
}: Omit<PageParts, 'page'> & { undoable: boolean }) {
  const { t } = useTranslation('association')
  const counted = ({ participants }: StandingReport) =>
    [
      participants?.members != null && t('reports.members', { count: participants.members }),
      participants?.guests != null && t('reports.guests', { count: participants.guests }),
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <section aria-label={t('reports.label')} role="status" className={styles.reports}>
      {reports.map((report) => {
        const when = formats.when(report.occurredAt, checkIn.nowMs)
        const what = t(report.side === 'giver' ? 'reports.arrived' : `reports.${report.kind}`, { when })
        return (
          <div key={report.id} className={styles.report}>
            <p className={styles.what}>{what}</p>
            <SendingState of={report} checkIn={checkIn} formats={formats} />
            {report.who !== '' && <p>{t(`reports.who.${report.kind}`, { who: report.who })}</p>}
            {counted(report) !== '' && <p>{counted(report)}</p>}
            {report.greetings.map((greeting) => (
              <p key={greeting} className={styles.greeting}>
                {greeting}
              </p>
            ))}
            {undoable && isUndoable(report, reports) && (
              <Button
                className={styles.undo}
                aria-label={t('reports.undoThis', { what })}
                onClick={() => checkIn.store.undo(report.ids)}
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
