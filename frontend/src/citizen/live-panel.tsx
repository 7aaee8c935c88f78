import type { LiveSnapshot } from '@stafet/domain/contract/live.ts'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Live } from '../live/use-live.ts'
import { Notice } from '../ui/notice.tsx'
import { SiteFooter } from '../ui/site-footer.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { DayList } from './day-list.tsx'
import { DayTabs } from './day-tabs.tsx'
import type { Following } from './following.ts'
import { Labels } from './labels.tsx'
import { LatestGreeting } from './latest-greeting.tsx'
import styles from './live-panel.module.css'
import { NextCard } from './next-card.tsx'
import { NowCard } from './now-card.tsx'
import { SheetHandle } from './sheet-handle.tsx'

/** Always the same: drawn once. */
const footer = <SiteFooter />

/** Everything that the map tells, as text: now, next, greetings, and each day's stops. */
export const LivePanel = memo(function LivePanel({
  live,
  snapshot,
  following,
  today,
  shownDay,
  onDay,
  onOpen,
  covered,
}: {
  live: Live
  snapshot: LiveSnapshot
  following: Following
  /** The day that it is by the relay's clock, from 0; null when it is none of the relay's. */
  today: number | null
  shownDay: number
  onDay: (day: number) => void
  onOpen: (id: string) => void
  /** A story lies over the list: nothing in it can be reached. */
  covered: boolean
}) {
  const { t } = useTranslation('citizen')
  const { relay, clock } = snapshot
  const { formats, nowMs } = following
  const ended = live.events.some((event) => event.kind === 'ended')
  return (
    <div className={styles.panel} inert={covered}>
      <header className={styles.head}>
        <h1 className={styles.name}>{relay.name}</h1>
        <Labels example={relay.example} rehearsal={relay.rehearsal} />
        {clock.kind === 'rehearsal' && !ended && (
          <p className={`${styles.clock} tabular`}>
            {t('simulatedTime', { time: `${formats.day(nowMs)} ${formats.atTime(nowMs)}` })}
          </p>
        )}
      </header>
      <SheetHandle />
      <div className={styles.state}>
        <ConnectionLine live={live} formats={formats} />
        {ended && <Notice kind="info" title={t('ended')} />}
      </div>
      <NowCard following={following} />
      <NextCard following={following} onOpen={onOpen} />
      <LatestGreeting following={following} onOpen={onOpen} />
      <section className={styles.days} aria-label={t('days.label')}>
        <DayTabs plan={following.plan} formats={formats} today={today} shown={shownDay} onShow={onDay} />
        <DayList
          key={shownDay}
          plan={following.plan}
          stops={following.stops}
          progress={following.progress}
          formats={formats}
          day={shownDay}
          onOpen={onOpen}
        />
      </section>
      {footer}
    </div>
  )
})
