import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { Baton as Whereabouts } from '@stafet/domain/progress/locate-baton.ts'
import { LocateFixed } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Baton } from '../map/baton.tsx'
import { FitView } from '../map/fit-view.tsx'
import { KeepInView } from '../map/keep-in-view.tsx'
import styles from '../map/map-button.module.css'
import { MapFrame } from '../map/map-frame.tsx'
import { RouteLabels } from '../map/route-labels.tsx'
import { RouteLine } from '../map/route-line.tsx'
import { StopMarkers } from '../map/stop-markers.tsx'
import type { PlacedStop } from './follow-day.ts'
import { mapStops, routeLabels, routeLines } from './route-on-map.ts'

/**
 * The relay on the map. Moves to a day or a stop when it is chosen, and follows the baton until it is dragged.
 * Told apart what it draws from, it is drawn anew when the baton has come somewhere, not whenever time passes.
 */
export const LiveMap = memo(function LiveMap({
  plan,
  stops,
  where,
  at,
  towards,
  next,
  skipped,
  batonPosition,
  today,
  shownDay,
  openId,
  onOpen,
}: {
  plan: DatedPlan
  stops: readonly PlacedStop[]
  where: Whereabouts['where']
  at: number | null
  towards: number | null
  /** Index of the stop that is reached next. */
  next: number | null
  /** Ids of the stops that it will not come to, with spaces between. */
  skipped: string
  batonPosition: () => Position | null
  /** The day that it is by the relay's clock. */
  today: number
  shownDay: number
  openId: string | null
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('citizen')
  const [follows, setFollows] = useState(true)
  /** How often, and where the baton was then. */
  const [asked, setAsked] = useState<{ times: number; place: Position | null }>({ times: 0, place: null })

  const lines = useMemo(
    () => routeLines(plan, stops, { at, towards, where }, shownDay),
    [plan, stops, at, towards, where, shownDay],
  )
  const marks = useMemo(
    () => mapStops(stops, { at, where, next }, shownDay, new Set(skipped.split(' '))),
    [stops, at, where, next, shownDay, skipped],
  )
  const labels = useMemo(
    () =>
      routeLabels(plan, shownDay, {
        start: t('start'),
        finish: t('finish'),
        day: (number) => t('day', { number }),
      }),
    [plan, shownDay, t],
  )

  const standing = useMemo(() => stops.flatMap(({ stop }) => stop.position ?? []), [stops])
  const opened = stops.find(({ stop }) => stop.id === openId)?.stop
  const dayPlaces = stops.flatMap(({ stop, day }) =>
    day === shownDay && stop.position ? [stop.position] : [],
  )
  const here = asked.place ? [asked.place] : dayPlaces
  const places: Position[] = opened?.position ? [opened.position] : here

  return (
    <MapFrame
      label={t('map')}
      marks={standing}
      controls={
        <button
          type="button"
          className={styles.button}
          aria-label={t('findBaton')}
          aria-pressed={follows}
          onClick={() => {
            setFollows(true)
            setAsked({ times: asked.times + 1, place: batonPosition() })
          }}
        >
          <LocateFixed size={22} aria-hidden />
        </button>
      }
    >
      <RouteLine kind="other" lines={lines.other} />
      <RouteLine kind="done" lines={lines.done} />
      <RouteLine kind="today" lines={lines.today} />
      <RouteLine kind="now" lines={lines.now} />
      <RouteLabels labels={labels} />
      <StopMarkers stops={marks} selectedId={openId} onSelect={onOpen} />
      <Baton
        positionNow={batonPosition}
        onSelect={() => {
          const stop = stops[towards ?? at ?? 0]?.stop
          if (stop) onOpen(stop.id)
        }}
      />
      <FitView
        places={places}
        when={`${shownDay} ${openId ?? ''} ${asked.times}`}
        covered={roomCovered}
        maxZoom={places.length === 1 ? 13 : 15}
      />
      <KeepInView
        positionNow={follows && openId === null && shownDay === today ? batonPosition : null}
        covered={roomCovered}
        onMovedByHand={() => setFollows(false)}
      />
    </MapFrame>
  )
})

/** What lies over the map: on a phone the edge of the sheet, and the question that floats above it. */
function roomCovered() {
  const phone = window.matchMedia('(max-width: 899px)').matches
  return phone
    ? { top: 92, right: 60, bottom: 48 + 80, left: 28 }
    : { top: 64, right: 72, bottom: 64, left: 64 }
}
