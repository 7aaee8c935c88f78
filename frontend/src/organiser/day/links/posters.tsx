import type { CheckInLink } from '@stafet/domain/contract/check-in.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useTranslation } from 'react-i18next'
import { DepecheIcon } from '../../../ui/depeche-icon.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { useFormats } from '../../../ui/use-formats.ts'
import { usePublicAddress, usePublicHost } from '../../frame/use-public-address.ts'
import styles from './posters.module.css'

/**
 * One page of A4 for each stop, to hang at the place. No times, which may still move, and nobody's name or number:
 * everybody who comes by reads it.
 */
export function Posters({ links, relay }: { links: readonly CheckInLink[]; relay: Relay }) {
  const { t } = useTranslation('organiser')
  const { dayAndDate } = useFormats(relay.timeZone)
  const address = usePublicAddress()
  const host = usePublicHost()
  return links.map(({ stopId, name, startsAt, posterPath, code }) => (
    <article key={stopId} className={styles.poster}>
      <p className={styles.relay}>
        <DepecheIcon size={40} /> {relay.name}
      </p>
      <div>
        <p className={styles.comes}>{t('day.poster.comes', { day: dayAndDate(startsAt) })}</p>
        <h1 className={styles.name}>{name}</h1>
      </div>
      <div className={styles.scan}>
        <QrCode text={address + posterPath} className={styles.qr} />
        <ol className={styles.steps}>
          <li>{t('day.poster.scan')}</li>
          <li>{t('day.poster.received')}</li>
          <li>{t('day.poster.handedOn')}</li>
        </ol>
      </div>
      <p className={styles.or}>
        {t('day.poster.or', { address: `${host}/kode` })} <b className={styles.code}>{code}</b>
      </p>
      <p className={styles.foot}>{t('day.poster.foot')}</p>
    </article>
  ))
}
