import './words.ts'
import { publicRelayList, type PublicRelay } from '@stafet/domain/contract/relay.ts'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { AbcMark } from '../ui/abc-mark.tsx'
import { errorMessage, request } from '../ui/api.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import { Loading } from '../ui/progress.tsx'
import { useFormats } from '../ui/use-formats.ts'
import { Labels } from './labels.tsx'
import { RelayPicture } from './relay-picture.tsx'
import styles from './relays-page.module.css'

/** The front page: what a Fællesskabsstafet is, and the relays that can be followed. */
export function RelaysPage() {
  const { t } = useTranslation(['citizen', 'ui'])
  return (
    <PageFrame wide>
      <title>{t('home.title')}</title>
      <div className={styles.hero}>
        <div className={styles.words}>
          <h1 className={styles.title}>{t('home.lead')}</h1>
          <p>{t('home.what')}</p>
        </div>
        <RelayPicture />
      </div>
      <section className={styles.relays} aria-labelledby="stafetter">
        <h2 id="stafetter">{t('home.relays')}</h2>
        <Relays />
      </section>
      <section className={styles.abc} aria-label={t('ui:abc.label')}>
        <p>{t('home.why')}</p>
        <ul role="list">
          {(['act', 'belong', 'commit'] as const).map((part) => (
            <li key={part}>
              <AbcMark part={part} size={34} decorative />
              {t(`ui:abc.${({ act: 'a', belong: 'b', commit: 'c' } as const)[part]}`)}
            </li>
          ))}
        </ul>
      </section>
    </PageFrame>
  )
}

function Relays() {
  const { t } = useTranslation(['citizen', 'ui'])
  const { data, error, refetch } = useQuery({
    queryKey: ['public-relays'],
    queryFn: ({ signal }) => request(publicRelayList, 'GET', '/api/public/relays', undefined, { signal }),
    refetchInterval: 60_000,
  })
  if (data) {
    return data.relays.length === 0 ? (
      <div className={styles.none}>
        <h3>{t('home.none')}</h3>
        <p>{t('home.noneText')}</p>
      </div>
    ) : (
      <ul role="list" className={styles.list}>
        {data.relays.map((relay) => (
          <RelayLine key={relay.slug} relay={relay} />
        ))}
      </ul>
    )
  }
  if (error) {
    return (
      <Notice kind="trouble" title={t('home.failed')}>
        <p>{errorMessage(error)}</p>
        <Button size="small" onClick={() => void refetch()}>
          {t('ui:again')}
        </Button>
      </Notice>
    )
  }
  return <Loading />
}

function RelayLine({ relay }: { relay: PublicRelay }) {
  const { t } = useTranslation('citizen')
  // Dates are the relay's own calendar dates: they need no time zone.
  const formats = useFormats('UTC')
  return (
    <li className={styles.relay} data-state={relay.state}>
      <Link to={`/${relay.slug}`} className={styles.link}>
        <span className={styles.name}>{relay.name}</span>
        <span className={styles.dates}>{formats.dates(relay.firstDate, relay.lastDate)}</span>
      </Link>
      <span className={styles.facts}>
        <span className={styles.state}>
          {relay.state === 'running' && <span className={styles.pulse} />}
          {relay.state === 'upcoming'
            ? t('home.state.upcoming', { date: formats.date(relay.firstDate) })
            : t(`home.state.${relay.state}`)}
        </span>
        <Labels example={relay.example} rehearsal={relay.rehearsal} />
      </span>
      <ChevronRight className={styles.chevron} size={24} aria-hidden />
    </li>
  )
}
