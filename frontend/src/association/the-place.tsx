import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { MapPin, Map as MapIcon, Video } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import type { Formats } from '../ui/format.ts'
import { Loading } from '../ui/progress.tsx'
import { CouldNotLoad } from './could-not-load.tsx'
import { LinkButton } from './link-button.tsx'
import styles from './hand-frame.module.css'

const LegsMap = lazy(() => import('./legs-map.tsx'))

/** How to get there: the address, the two legs in words, and on a map for those who want one. */
export function ThePlace({ page, formats }: { page: CheckInPage; formats: Formats }) {
  const { t } = useTranslation(['association', 'ui'])
  const [mapShown, setMapShown] = useState(false)
  const { stop, legIn, legOut, from, to } = page
  const leg = (of: NonNullable<CheckInPage['legIn']>) => ({
    distance: formats.distance(of.distanceM),
    way: t(`ui:way.${of.way}`),
    duration: formats.duration(of.durationS),
  })
  const hasMap = stop.position !== null || legIn !== null || legOut !== null
  return (
    <section className={styles.section} aria-labelledby="place">
      <h2 id="place">{t('place.title')}</h2>
      {stop.address !== '' && <p>{t('place.address', { address: stop.address })}</p>}
      {legIn && (
        <p>{t(from ? 'place.legIn' : 'place.legFromStart', { from: from?.name ?? '', ...leg(legIn) })}</p>
      )}
      {legOut && (
        <p>{t(to ? 'place.legOut' : 'place.legToFinish', { to: to?.name ?? '', ...leg(legOut) })}</p>
      )}
      {stop.meetingLink !== '' && (
        <LinkButton href={stop.meetingLink}>
          <Video size={22} aria-hidden /> {t('place.meeting')}
        </LinkButton>
      )}
      {stop.position && (
        <LinkButton href={mapAppLink(stop.position, stop.name)}>
          <MapPin size={22} aria-hidden /> {t('place.find')}
        </LinkButton>
      )}
      {hasMap && (
        <Button className={styles.wide} aria-expanded={mapShown} onClick={() => setMapShown(!mapShown)}>
          <MapIcon size={22} aria-hidden /> {mapShown ? t('place.hideMap') : t('place.showMap')}
        </Button>
      )}
      {mapShown && (
        <CouldNotLoad words={t('place.noMap')}>
          <Suspense fallback={<Loading />}>
            <LegsMap page={page} />
          </Suspense>
        </CouldNotLoad>
      )}
    </section>
  )
}

/** Opens the phone's own map: Apple's phones do not know the address that all others understand. */
function mapAppLink({ lat, lon }: { lat: number; lon: number }, name: string): string {
  const place = `${lat},${lon}`
  return /iPhone|iPad|Macintosh/.test(navigator.userAgent)
    ? `maps:?q=${encodeURIComponent(name)}&ll=${place}`
    : `geo:${place}?q=${place}(${encodeURIComponent(name)})`
}
