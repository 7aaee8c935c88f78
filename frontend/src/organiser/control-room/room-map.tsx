import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Baton } from '../../map/baton.tsx'
import { Dots, type Dot } from '../../map/dots.tsx'
import { FitView, type Covered } from '../../map/fit-view.tsx'
import { MapFrame } from '../../map/map-frame.tsx'
import { RouteLine } from '../../map/route-line.tsx'
import { StopMarkers } from '../../map/stop-markers.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { mapDay } from './map-day.ts'
import type { RoomView } from './use-room.ts'

const MINUTE = 60_000

const margin = (): Covered => ({ top: 40, right: 60, bottom: 40, left: 40 })

/** A day on the map: its route and stops, the baton, and every phone that tells where it is. */
export function RoomMap({
  view,
  day,
  stopId,
  onStop,
}: {
  view: RoomView
  day: number
  stopId: string | null
  onStop: (id: string) => void
}) {
  const { t } = useTranslation('organiser')
  const { fromNow } = useFormats(view.relay.timeZone)
  const { stops, progress, room, nowMs, byId } = view
  const { lines, marks } = useMemo(
    () => mapDay(room.release.plan, stops, progress, day),
    [room.release.plan, stops, progress, day],
  )
  const standing = useMemo(() => stops.flatMap(({ stop }) => stop.position ?? []), [stops])
  // How long ago it was is said in minutes: what lies under the pointer is not drawn anew each second.
  const minuteMs = Math.floor(nowMs / MINUTE) * MINUTE
  const phones = useMemo(
    () =>
      room.positions.map(({ trackerId, stopId: leg, lat, lon, occurredAt }): Dot => ({
        id: `${trackerId} ${leg}`,
        name: t('room.phoneOnMap', {
          name: byId.get(leg)?.stop.name ?? '',
          ago: fromNow(occurredAt, Math.max(minuteMs, Date.parse(occurredAt))),
        }),
        position: { lat, lon },
        look: 'free',
      })),
    [room.positions, byId, fromNow, minuteMs, t],
  )
  const chosen = byId.get(stopId ?? '')?.stop.position
  const places = chosen ? [chosen] : marks.filter(({ otherDay }) => !otherDay).map(({ position }) => position)
  return (
    <MapFrame label={t('room.map')} centre={room.release.plan.start} marks={standing}>
      <FitView
        places={places}
        when={`${day} ${chosen ? (stopId ?? '') : ''}`}
        covered={margin}
        maxZoom={chosen ? 14 : 15}
      />
      <RouteLine kind="other" lines={lines.other} />
      <RouteLine kind="done" lines={lines.done} />
      <RouteLine kind="today" lines={lines.today} />
      <RouteLine kind="now" lines={lines.now} />
      <Dots dots={phones} onPress={(id) => onStop(id.split(' ')[1] ?? '')} />
      <StopMarkers stops={marks} selectedId={stopId} onSelect={onStop} />
      <Baton positionNow={view.batonPosition} />
    </MapFrame>
  )
}
