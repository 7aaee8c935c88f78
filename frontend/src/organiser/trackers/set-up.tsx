import type { MadeTracker } from '@stafet/domain/contract/tracking.ts'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import day from '../day/day-page.module.css'
import { CopyButton } from '../frame/copy-button.tsx'
import { usePublicAddress } from '../frame/use-public-address.ts'
import styles from './trackers.module.css'

/** How to set one phone up, the simplest way first. Shown once: only the key's hash is kept. */
export function SetUp({ made, onDone }: { made: MadeTracker; onDone: () => void }) {
  const { t } = useTranslation('organiser')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { setUp, key, tracker } = made
  const page = `${usePublicAddress()}/t/${key}`
  return (
    <Card className={day.card} raised>
      <h2 ref={heading} tabIndex={-1}>
        {t('trackers.setUp.title', { name: tracker.stop?.name ?? '' })}
      </h2>
      <Notice kind="wait" title={t('trackers.setUp.onceTitle')}>
        <p>{t('trackers.setUp.once')}</p>
      </Notice>
      <div className={styles.first}>
        <QrCode text={page} label={t('trackers.setUp.pageQr')} className={styles.bigQr} />
        <div className={day.card}>
          <h3>{t('trackers.setUp.page')}</h3>
          <p>{t('trackers.setUp.pageText')}</p>
          <p className={styles.address}>{page}</p>
          <div className={day.ways}>
            <CopyButton text={page} words={t('trackers.setUp.copy')} />
          </div>
        </div>
      </div>
      <details className={styles.apps}>
        <summary>{t('trackers.setUp.apps')}</summary>
        <p>{t('trackers.setUp.appsText')}</p>
        <App
          name="Traccar Client"
          text={t('trackers.setUp.traccar')}
          qr={setUp.traccarQr}
          address={setUp.traccarLink}
        >
          <p>{t('trackers.setUp.traccarByHand', { url: setUp.traccarUrl, key })}</p>
        </App>
        <App
          name="OwnTracks"
          text={t('trackers.setUp.ownTracks')}
          qr={setUp.ownTracksLink}
          address={setUp.ownTracksLink}
        />
        <App
          name="Overland"
          text={t('trackers.setUp.overland')}
          qr={setUp.overlandLink}
          address={setUp.overlandLink}
        />
        <App name="GPSLogger" text={t('trackers.setUp.gpsLogger')} address={setUp.gpsLoggerUrl} />
      </details>
      <div className={day.ways}>
        <Button onClick={onDone}>{t('trackers.setUp.done')}</Button>
      </div>
    </Card>
  )
}

function App({
  name,
  text,
  qr,
  address,
  children,
}: {
  name: string
  text: string
  qr?: string
  address: string
  children?: ReactNode
}) {
  const { t } = useTranslation('organiser')
  return (
    <section className={styles.app}>
      {qr && <QrCode text={qr} label={t('trackers.setUp.appQr', { name })} className={styles.qr} />}
      <div className={day.card}>
        <h3>{name}</h3>
        <p>{text}</p>
        {children}
        <p className={styles.address}>{address}</p>
        <div className={day.ways}>
          <CopyButton
            text={address}
            words={t('trackers.setUp.copy')}
            label={t('trackers.setUp.copyApp', { name })}
          />
        </div>
      </div>
    </section>
  )
}
