import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonLink } from '../../ui/button.tsx'
import { Loading } from '../../ui/progress.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { relaysQuery } from '../queries.ts'
import styles from './relays-page.module.css'

/** The relays that the organisers work on; rehearsals belong to theirs. */
export function RelaysPage() {
  const { t } = useTranslation('organiser')
  const { data, error, isPending, refetch } = useQuery(relaysQuery)
  const relays = data?.filter(({ rehearsalOf }) => rehearsalOf === null)
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <title>{`${t('relays.title')} · ${t('frame.organisers')}`}</title>
      <div className={styles.head}>
        <h1>{t('relays.title')}</h1>
        <ButtonLink to="/arrangoer/ny" variant="primary">
          <Plus size={20} aria-hidden /> {t('relays.add')}
        </ButtonLink>
      </div>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {isPending && <Loading />}
      {relays?.length === 0 && <p>{t('relays.empty')}</p>}
      <ul role="list" className={styles.relays}>
        {relays?.map((relay) => (
          <RelayCard key={relay.id} relay={relay} />
        ))}
      </ul>
    </main>
  )
}

function RelayCard({ relay }: { relay: Relay }) {
  const { t } = useTranslation('organiser')
  const formats = useFormats(relay.timeZone)
  const [first, last] = [relay.days[0]?.date ?? '', relay.days.at(-1)?.date ?? '']
  return (
    <li className={styles.relay}>
      <h2>
        <Link to={`/arrangoer/stafet/${relay.id}/faellesskaber`}>{relay.name}</Link>
      </h2>
      <p>
        {relay.municipality} · {formats.dates(first, last)}
      </p>
      <p className={styles.facts}>
        {t('relays.communities', { count: relay.communities })} ·{' '}
        {relay.releaseNumber === null
          ? t('relays.notReleased')
          : t('relays.released', { number: relay.releaseNumber })}
        {relay.example && <span className={styles.example}>{t('frame.example')}</span>}
      </p>
    </li>
  )
}
