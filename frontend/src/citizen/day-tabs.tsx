import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { memo, useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Formats } from '../ui/format.ts'
import styles from './day-tabs.module.css'

/** The ids that tie tabs and the list together. */
export const dayPanelId = 'dagens-stop'
export const dayTabId = (day: number) => `dag-${day}`

/** One tab for each day of the relay; arrow keys go between them. */
export const DayTabs = memo(function DayTabs({
  plan,
  formats,
  today,
  shown,
  onShow,
}: {
  plan: DatedPlan
  formats: Formats
  /** null when it is none of the relay's days. */
  today: number | null
  shown: number
  onShow: (day: number) => void
}) {
  const { t } = useTranslation('citizen')
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    if (list.current && tab) {
      list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.clientWidth) / 2
    }
  }, [shown])

  const onKeyDown = (event: KeyboardEvent) => {
    const last = plan.days.length - 1
    const to = {
      ArrowRight: Math.min(last, shown + 1),
      ArrowLeft: Math.max(0, shown - 1),
      Home: 0,
      End: last,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    onShow(to)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus()
  }

  if (plan.days.length < 2) return null
  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label={t('days.label')} onKeyDown={onKeyDown}>
      {plan.days.map((day, at) => (
        <button
          key={day.date}
          id={dayTabId(at)}
          type="button"
          role="tab"
          aria-selected={at === shown}
          aria-controls={dayPanelId}
          tabIndex={at === shown ? 0 : -1}
          className={styles.tab}
          onClick={() => onShow(at)}
        >
          <span className={styles.weekday}>{formats.shortDayOfDate(day.date)}</span>
          <span className={styles.number}>{Number(day.date.slice(8))}</span>
          <span className="unseen">
            {formats.monthOfDate(day.date)}
            {at === today && `, ${t('days.today')}`}
          </span>
          {at === today && <span className={styles.today} />}
        </button>
      ))}
    </div>
  )
})
