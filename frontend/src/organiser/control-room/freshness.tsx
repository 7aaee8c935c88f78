import type { Relay } from '@stafet/domain/contract/relay.ts'
import { RefreshCw, Wifi, WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import styles from './freshness.module.css'

/** A picture that nobody has renewed for so long is old, whatever the connection says. */
const OLD_MS = 60_000

/** How old the picture is. It says so quietly while it is fresh, and plainly when it no longer is. */
export function Freshness({
  relay,
  heardAt,
  live,
  broken,
  onRetry,
}: {
  relay: Relay
  /** When the picture came, by this computer's own clock: milliseconds. */
  heardAt: number
  /** News comes as it happens. */
  live: boolean
  broken: boolean
  onRetry: () => void
}) {
  const { t } = useTranslation('organiser')
  const { atTime, fromNow } = useFormats(relay.timeZone)
  const nowMs = useSeconds(10)
  const at = atTime(heardAt)
  if (broken && nowMs - heardAt > 5_000) {
    return (
      <Notice kind="wait" title={t('room.fresh.lost', { at })} className={styles.lost}>
        <p>{t('room.fresh.lostText', { ago: fromNow(heardAt, nowMs) })}</p>
        <Button size="small" onClick={onRetry}>
          <RefreshCw size={18} aria-hidden /> {t('room.fresh.retry')}
        </Button>
      </Notice>
    )
  }
  const old = nowMs - heardAt > OLD_MS
  return (
    <p className={styles.fresh}>
      {live && !old ? <Wifi size={16} aria-hidden /> : <WifiOff size={16} aria-hidden />}
      {old
        ? t('room.fresh.old', { at })
        : live
          ? t('room.fresh.live', { at })
          : t('room.fresh.polled', { at })}
    </p>
  )
}

/** This computer's now, anew every so many seconds. */
function useSeconds(seconds: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds])
  return now
}
