import { useQuery } from '@tanstack/react-query'
import { ChevronDown, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation, useParams } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/progress.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { relayQuery } from '../queries.ts'
import { ErrorNotice } from './error-notice.tsx'
import styles from './relay-frame.module.css'
import { Steps } from './steps.tsx'
import { useFollowRun } from './use-follow-run.ts'

/**
 * Around the pages of one relay: its name, and the steps from communities to the day itself. On the day the steps are
 * behind: they take little room, and on a phone none before they are asked for.
 */
export function RelayFrame() {
  const { t } = useTranslation('organiser')
  const { relayId = '' } = useParams()
  const { data: relay, error, isPending, refetch } = useQuery(relayQuery(relayId))
  useFollowRun(relayId)
  const { pathname } = useLocation()
  const onDay = /\/(kontrolrum|dagen)(\/|$)/.test(pathname)
  const [unfoldedAt, setUnfoldedAt] = useState<string | null>(null)
  const unfolded = unfoldedAt === pathname
  const formats = useFormats(relay?.timeZone ?? 'Europe/Copenhagen')
  if (!relay) {
    return (
      <main id="main" tabIndex={-1} className={styles.waiting}>
        {isPending ? <Loading /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      </main>
    )
  }
  return (
    <>
      <section
        className={styles.head}
        aria-label={relay.name}
        data-day={onDay || undefined}
        data-unfolded={unfolded || undefined}
      >
        <div className={styles.relay}>
          <p>
            <b>{relay.name}</b>
            {relay.example && <span className={styles.example}>{t('frame.example')}</span>}
            <span className={styles.dates}>
              {formats.dates(relay.days[0]?.date ?? '', relay.days.at(-1)?.date ?? '')}
            </span>
          </p>
          {onDay && (
            <Button
              variant="quiet"
              iconOnly
              className={styles.unfold}
              aria-label={t('frame.steps.label')}
              aria-expanded={unfolded}
              onClick={() => setUnfoldedAt(unfolded ? null : pathname)}
            >
              <ChevronDown size={22} aria-hidden />
            </Button>
          )}
          <Link to={`/arrangoer/stafet/${relay.id}/ret`} className={styles.edit}>
            <Settings2 size={18} aria-hidden /> <span>{t('frame.edit')}</span>
          </Link>
        </div>
        <Steps relay={relay} brief={onDay} />
      </section>
      <Outlet context={relay} />
    </>
  )
}
