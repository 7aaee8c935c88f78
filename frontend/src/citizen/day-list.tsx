import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Button } from '../ui/button.tsx'
import styles from './day-list.module.css'
import { dayPanelId, dayTabId } from './day-tabs.tsx'
import type { Following } from './following.ts'
import { StopRow } from './stop-row.tsx'

/** So many of the visited stops stay in sight above the one that is now. */
const doneInSight = 2
/** Fewer than this are not worth hiding. */
const worthHiding = 3

/** The stops of one day in their order, with the visited ones folded away while the day is under way. */
export const DayList = memo(function DayList({
  plan,
  stops,
  progress,
  formats,
  day,
  onOpen,
}: Pick<Following, 'plan' | 'stops' | 'progress' | 'formats'> & {
  day: number
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('citizen')
  const { slug = '' } = useParams()
  const [showsDone, setShowsDone] = useState(false)
  const planDay = plan.days[day]
  const ofDay = stops.filter((placed) => placed.day === day)
  const ahead = ofDay.findIndex(({ index }) =>
    ['now', 'to-come'].includes(progress.stops[index]?.state ?? ''),
  )
  const done = ahead === -1 ? ofDay.length : ahead
  const underWay = done < ofDay.length
  const foldable = underWay ? Math.max(0, done - doneInSight) : 0
  const folded = foldable >= worthHiding && !showsDone ? foldable : 0
  if (!planDay) return null
  return (
    <div
      id={dayPanelId}
      role={plan.days.length > 1 ? 'tabpanel' : undefined}
      aria-labelledby={plan.days.length > 1 ? dayTabId(day) : undefined}
      className={styles.day}
    >
      <h2 className={styles.title}>{formats.date(planDay.date)}</h2>
      <p className={styles.summary}>
        {ofDay.length === 0
          ? t('days.empty')
          : t('days.summary', { count: ofDay.length, distance: formats.distance(planDay.distanceM) })}
      </p>
      {foldable >= worthHiding && (
        <Button
          variant="quiet"
          size="small"
          aria-expanded={showsDone}
          onClick={() => setShowsDone(!showsDone)}
        >
          {showsDone ? t('days.hideDone') : t('days.showDone', { count: foldable })}
        </Button>
      )}
      <ol role="list" className={styles.stops}>
        {ofDay.slice(folded).map(({ stop, index }) => {
          const own = progress.stops[index]
          return (
            own && (
              <StopRow
                key={stop.id}
                stop={stop}
                own={own}
                isNext={index === progress.next}
                formats={formats}
                onOpen={onOpen}
              />
            )
          )
        })}
      </ol>
      {ofDay.length > 0 && (
        <p className={styles.file}>
          <a
            href={`/api/public/relays/${slug}/days/${planDay.date}/gpx`}
            download={`${slug}-${planDay.date}.gpx`}
          >
            {t('days.file')}
          </a>
          {plan.travel.source !== 'great-circle' && ` · ${t('days.routeFrom')}`}
        </p>
      )}
    </div>
  )
})
