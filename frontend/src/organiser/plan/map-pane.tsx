import type { PlanDay } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { FitView, type Covered } from '../../map/fit-view.tsx'
import { MapFrame } from '../../map/map-frame.tsx'
import { RouteLabels } from '../../map/route-labels.tsx'
import { RouteLine } from '../../map/route-line.tsx'
import { StopMarkers, type MapStop } from '../../map/stop-markers.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import type { PlanView } from './plan-panes.tsx'

const margin = (): Covered => ({ top: 40, right: 40, bottom: 40, left: 40 })

/** The plan on the map: the shown day carries, the others stand back. */
export function MapPane({ draft, timeZone, day, stopId, onStop }: PlanView) {
  const { t } = useTranslation('organiser')
  const { shortDayOfDate } = useFormats(timeZone)
  const { plan } = draft

  const { front, back } = useMemo(() => {
    const shown = (_: PlanDay, at: number) => day === null || day === at
    return {
      front: plan.days.filter(shown).flatMap(linesOf),
      back: plan.days.filter((one, at) => !shown(one, at)).flatMap(linesOf),
    }
  }, [plan, day])
  const stops = useMemo(
    () =>
      plan.days.flatMap((one, at) =>
        one.stops.flatMap(({ id, number, name, position }): MapStop[] =>
          position
            ? [{ id, number, name, position, state: 'to-come', otherDay: day !== null && day !== at }]
            : [],
        ),
      ),
    [plan, day],
  )
  const labels = useMemo(() => {
    const { start, finish } = plan
    const days = plan.days.flatMap((one) => {
      const first = one.stops.find(({ position }) => position)?.position
      return first ? [{ text: shortDayOfDate(one.date), position: first }] : []
    })
    const ends = [{ text: t('plan.map.start'), position: start }]
    if (finish && (finish.lat !== start.lat || finish.lon !== start.lon))
      ends.push({ text: t('plan.map.finish'), position: finish })
    return [...days.slice(1), ...ends]
  }, [plan, shortDayOfDate, t])
  const inView = useMemo(
    () => [...front.flat(), ...(front.length === 0 ? [plan.start] : [])],
    [front, plan.start],
  )

  return (
    <MapFrame label={t('plan.map.label')} centre={plan.start}>
      <FitView places={inView} when={String(day)} covered={margin} />
      <RouteLine kind="other" lines={back} />
      <RouteLine kind={day === null ? 'other' : 'today'} lines={front} />
      <RouteLabels labels={labels} />
      <StopMarkers stops={stops} selectedId={stopId} onSelect={onStop} />
    </MapFrame>
  )
}

function linesOf({ stops, lastLeg }: PlanDay): (readonly Position[])[] {
  return [...stops.map(({ leg }) => leg.line), ...(lastLeg ? [lastLeg.line] : [])].filter(
    (line) => line.length > 1,
  )
}
