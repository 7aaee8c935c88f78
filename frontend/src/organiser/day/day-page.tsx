import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/button.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { PublicAddress } from '../release/public-address.tsx'
import { CheckInLinks } from './check-in-links.tsx'
import styles from './day-page.module.css'
import { Rehearsals } from './rehearsals.tsx'

/** What is needed for the days themselves: links for those who check in, and a rehearsal before. */
export function DayPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <title>{`${t('day.title')} · ${relay.name}`}</title>
      <h1>{t('day.title')}</h1>
      {relay.releaseNumber === null ? (
        <>
          <p>{t('day.notReleased')}</p>
          <ButtonLink to="../udsend" variant="primary" className={styles.first}>
            {t('day.toRelease')}
          </ButtonLink>
        </>
      ) : (
        <>
          <p className={styles.unprinted}>{t('day.intro')}</p>
          <CheckInLinks relay={relay} />
          <div className={styles.unprinted}>
            <Rehearsals relay={relay} />
            <PublicAddress slug={relay.slug} released />
          </div>
        </>
      )}
    </main>
  )
}
