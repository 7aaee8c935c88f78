import { useTranslation } from 'react-i18next'
import { useRelay } from '../frame/use-relay.ts'
import { PublicAddress } from '../release/public-address.tsx'
import styles from './day-page.module.css'
import { Rehearsals } from './rehearsals.tsx'

/** The released plan played through before it counts. */
export function RehearsalsPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <title>{`${t('day.nav.rehearsal')} · ${relay.name}`}</title>
      <h1>{t('day.nav.rehearsal')}</h1>
      <Rehearsals relay={relay} />
      <PublicAddress slug={relay.slug} released />
    </main>
  )
}
