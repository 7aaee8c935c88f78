import type { Leg, PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'
import { Bike, Clock, Footprints, TriangleAlert, Video } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Formats } from '../../ui/format.ts'
import { useFormats } from '../../ui/use-formats.ts'
import { useWayWords } from '../../ui/use-way-words.ts'
import type { PlanView } from './plan-panes.tsx'
import styles from './stops-list.module.css'

const wayIcons = { foot: Footprints, bicycle: Bike }

/** The stops of the shown days in order, each with the way to it; the chosen one unfolded. */
export function StopsList({ draft, timeZone, day, stopId, warned, onStop }: PlanView) {
  const { t } = useTranslation('organiser')
  const formats = useFormats(timeZone)
  const chosen = useRef<HTMLLIElement>(null)
  useEffect(() => {
    void chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [stopId])

  const days = draft.plan.days.filter((_, at) => day === null || day === at)
  return days.map((one) => (
    <section key={one.date} className={styles.day}>
      <h2>
        <span>{formats.date(one.date)}</span>
        <small>{dayFacts(one, formats, t)}</small>
      </h2>
      {one.stops.length === 0 && <p className={styles.none}>{t('plan.list.emptyDay')}</p>}
      <ol role="list">
        {one.stops.map((stop) => {
          const isChosen = stop.id === stopId
          return (
            <li key={stop.id} ref={isChosen ? chosen : undefined} className={isChosen ? styles.chosen : ''}>
              <button
                type="button"
                className={styles.stop}
                aria-expanded={isChosen}
                onClick={() => onStop(stop.id)}
              >
                <span className={styles.time}>{formats.time(stop.startsAt)}</span>
                <span className={styles.name}>
                  <b>{stop.name}</b>
                  <Travel stop={stop} formats={formats} />
                </span>
                {warned.has(stop.id) && (
                  <span className={styles.warned}>
                    <TriangleAlert size={18} aria-hidden />
                    <span className="unseen">{t('plan.list.warned')}</span>
                  </span>
                )}
                <span className={styles.number}>{stop.number}</span>
              </button>
              {isChosen && <StopDetail stop={stop} formats={formats} draft={draft} />}
            </li>
          )
        })}
      </ol>
      {one.lastLeg && draft.plan.finish && (
        <p className={styles.ends}>
          <LegWords leg={one.lastLeg} formats={formats} /> ·{' '}
          {t('plan.list.ends', { name: draft.plan.finish.name })}
        </p>
      )}
    </section>
  ))
}

function Travel({ stop, formats }: { stop: Stop; formats: Formats }) {
  const { t } = useTranslation('organiser')
  const waitS = (Date.parse(stop.startsAt) - Date.parse(stop.arrivesAt)) / 1000
  return (
    <span className={styles.travel}>
      {stop.position === null ? (
        <>
          <Video size={16} aria-hidden /> {t('plan.list.online')}
        </>
      ) : (
        <LegWords leg={stop.leg} formats={formats} />
      )}
      {waitS >= 60 && (
        <>
          <Clock size={16} aria-hidden /> {t('plan.list.wait', { duration: formats.duration(waitS) })}
        </>
      )}
    </span>
  )
}

function LegWords({ leg, formats }: { leg: Leg; formats: Formats }) {
  const { t } = useTranslation('organiser')
  const wayWords = useWayWords()
  const Icon = wayIcons[leg.way]
  if (leg.distanceM < 10 && leg.ferries.length === 0) return t('plan.list.here')
  return (
    <>
      <Icon size={16} aria-hidden />{' '}
      {t('plan.list.travel', { distance: formats.distance(leg.distanceM), way: wayWords(leg) })}
    </>
  )
}

function StopDetail({ stop, formats, draft }: { stop: Stop; formats: Formats; draft: PlanView['draft'] }) {
  const { t } = useTranslation('organiser')
  const { time, atTime, duration } = formats
  const waitS = (Date.parse(stop.startsAt) - Date.parse(stop.arrivesAt)) / 1000
  return (
    <div className={styles.detail}>
      {waitS >= 60 && (
        <p>{t('plan.list.arrives', { at: atTime(stop.arrivesAt), duration: duration(waitS) })}</p>
      )}
      <p>{t('plan.list.visit', { from: time(stop.startsAt), to: time(stop.endsAt) })}</p>
      {draft.warnings
        .filter(({ communities }) => communities.includes(stop.id))
        .map(({ code, message }) => (
          <p key={code + message} className={styles.warning}>
            <TriangleAlert size={18} aria-hidden /> {message}
          </p>
        ))}
      <Link to={`../faellesskaber?vis=${stop.id}`}>{t('plan.list.open')}</Link>
    </div>
  )
}

function dayFacts(
  { stops, distanceM, waitS }: PlanDay,
  { distance, duration }: Formats,
  t: ReturnType<typeof useTranslation<'organiser'>>['t'],
): string {
  const facts = { stops: stops.length, distance: distance(distanceM), wait: duration(waitS) }
  return waitS < 60 ? t('plan.list.dayNoWait', facts) : t('plan.list.day', facts)
}
