import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { FitView } from '../map/fit-view.tsx'
import { MapFrame } from '../map/map-frame.tsx'
import { RouteLine } from '../map/route-line.tsx'
import { StopMarkers, type MapStop } from '../map/stop-markers.tsx'
import styles from './legs-map.module.css'

/** The leg that leads here and the one that leads on. Without a connection they lie on the land's outline. */
export default function LegsMap({ page: { stop, legIn, legOut, from, to } }: { page: CheckInPage }) {
  const { t } = useTranslation('association')
  const lines = useMemo(
    () => ({ in: legIn ? [legIn.line] : [], out: legOut ? [legOut.line] : [] }),
    [legIn, legOut],
  )
  const stops = useMemo(() => {
    const before = legIn?.line[0]
    const after = legOut?.line.at(-1)
    return [
      ...(from && before ? [mark(from.stopId, stop.number - 1, from.name, before, 'done')] : []),
      ...(stop.position ? [mark(stop.id, stop.number, stop.name, stop.position, 'now')] : []),
      ...(to && after ? [mark(to.stopId, stop.number + 1, to.name, after, 'to-come')] : []),
    ]
  }, [stop, from, to, legIn, legOut])
  const places = useMemo(
    () => [...stops.map(({ position }) => position), ...lines.in.flat(), ...lines.out.flat()],
    [stops, lines],
  )
  const marks = useMemo(() => stops.map(({ position }) => position), [stops])
  return (
    <div className={styles.map}>
      <MapFrame label={t('place.map')} marks={marks}>
        <RouteLine kind="done" lines={lines.in} />
        <RouteLine kind="today" lines={lines.out} />
        <StopMarkers stops={stops} selectedId={null} onSelect={() => undefined} />
        <FitView places={places} when="" covered={room} maxZoom={15} />
      </MapFrame>
    </div>
  )
}

function mark(
  id: string,
  number: number,
  name: string,
  position: Position,
  state: MapStop['state'],
): MapStop {
  return { id, number, name, position, state }
}

const room = () => ({ top: 36, right: 60, bottom: 40, left: 36 })
