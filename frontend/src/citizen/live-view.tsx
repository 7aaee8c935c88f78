import type { LiveSnapshot } from '@stafet/domain/contract/live.ts'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { Live } from '../live/use-live.ts'
import { useProgress } from '../live/use-progress.ts'
import { useFormats } from '../ui/use-formats.ts'
import { ArrivalAnnouncer } from './arrival-announcer.tsx'
import { dayOn, placedStops } from './follow-day.ts'
import { LivePanel } from './live-panel.tsx'
import styles from './live-view.module.css'
import { StopStory } from './stop-story.tsx'
import { useOpenStop } from './use-open-stop.ts'
import { WhenHere } from './when-here.tsx'

/** Fetched beside everything else: the words need not wait for the map. */
const liveMap = import('./live-map.tsx')
const LiveMap = lazy(async () => ({ default: (await liveMap).LiveMap }))

/**
 * A relay with its map. On a desk: list on the left, map on the right, the story of a stop over the list. On a
 * phone: the map stands still behind a sheet of paper that is drawn up by scrolling the page.
 */
export function LiveView({ live, snapshot }: { live: Live; snapshot: LiveSnapshot }) {
  const { plan } = snapshot.release
  const { progress, nowMs, batonPosition } = useProgress(snapshot, live.events, live.position)
  const formats = useFormats(snapshot.relay.timeZone)
  const stops = useMemo(() => placedStops(plan), [plan])
  const date = formats.localDate(nowMs)
  const today = dayOn(plan, date)
  // null: the day that it is, and the next when that is over.
  const [chosenDay, setChosenDay] = useState<number | null>(null)
  const shownDay = Math.min(chosenDay ?? today, plan.days.length - 1)
  const { openId, open, close } = useOpenStop()
  const opened = stops.find(({ stop }) => stop.id === openId)
  const following = useMemo(
    () => ({ plan, stops, progress, nowMs, formats }),
    [plan, stops, progress, nowMs, formats],
  )
  const { where, at, towards } = progress.baton
  const skipped = progress.stops.flatMap(({ id, state }) => (state === 'skipped' ? id : [])).join(' ')

  const openStop = useCallback(
    (id: string) => {
      const day = stops.find(({ stop }) => stop.id === id)?.day
      if (day !== undefined && day !== shownDay) setChosenDay(day)
      open(id)
    },
    [stops, shownDay, open],
  )

  return (
    <div className={styles.view}>
      <title>{`${snapshot.relay.name} · Fællesskabsstafetten`}</title>
      <div className={styles.map}>
        <Suspense>
          <LiveMap
            plan={plan}
            stops={stops}
            where={where}
            at={at}
            towards={towards}
            next={progress.next}
            skipped={skipped}
            batonPosition={batonPosition}
            today={today}
            shownDay={shownDay}
            openId={openId}
            onOpen={openStop}
          />
        </Suspense>
      </div>
      <main id="main" tabIndex={-1} className={styles.panel} data-story={openId !== null || undefined}>
        <LivePanel
          live={live}
          snapshot={snapshot}
          following={following}
          today={plan.days[today]?.date === date ? today : null}
          shownDay={shownDay}
          onDay={setChosenDay}
          onOpen={openStop}
          covered={openId !== null}
        />
        {openId !== null && (
          <StopStory
            key={openId}
            slug={snapshot.relay.slug}
            following={following}
            placed={opened ?? null}
            onOpen={openStop}
            onClose={close}
          />
        )}
      </main>
      <WhenHere following={following} reading={openId !== null} onRead={openStop} />
      <ArrivalAnnouncer following={following} />
    </div>
  )
}
