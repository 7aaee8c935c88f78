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

/** A line that breaks for a moment is not worth a word. */
const BRIEF_MS = 5_000

interface Heard {
  relay: Relay
  /** When the picture came, by this computer's own clock: milliseconds. */
  heardAt: number
  broken: boolean
}

/** How fresh the picture is, said quietly; nothing where `LostNotice` says it aloud. */
export function Freshness({
  relay,
  heardAt,
  broken,
  live,
}: Heard & {
  /** News comes as it happens. */
  live: boolean
}) {
  const { t } = useTranslation('organiser')
  const { atTime } = useFormats(relay.timeZone)
  const nowMs = useSeconds(5)
  const at = atTime(heardAt)
  if (isLost(nowMs, { heardAt, broken })) return null
  const old = broken || nowMs - heardAt > OLD_MS
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

/** Says plainly that the picture is no longer renewed, and what that means for those outside. */
export function LostNotice({ relay, heardAt, broken, onRetry }: Heard & { onRetry: () => void }) {
  const { t } = useTranslation('organiser')
  const { atTime } = useFormats(relay.timeZone)
  const nowMs = useSeconds(5)
  if (!isLost(nowMs, { heardAt, broken })) return null
  return (
    <Notice kind="wait" title={t('room.fresh.lost', { at: atTime(heardAt) })} className={styles.lost}>
      <p>{t('room.fresh.lostText')}</p>
      <Button size="small" onClick={onRetry}>
        <RefreshCw size={18} aria-hidden /> {t('room.fresh.retry')}
      </Button>
    </Notice>
  )
}

function isLost(nowMs: number, { heardAt, broken }: Pick<Heard, 'heardAt' | 'broken'>): boolean {
  return broken && nowMs - heardAt >= BRIEF_MS
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
