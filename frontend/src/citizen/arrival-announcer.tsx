import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Following } from './following.ts'

/** In a fast rehearsal the baton arrives every few seconds: a screen reader is told no more often than this. */
const quietMs = 10_000

/** Tells screen readers politely that the baton has arrived somewhere. Says nothing about where it was at first. */
export function ArrivalAnnouncer({ following }: { following: Following }) {
  const { t } = useTranslation('citizen')
  const { progress, stops } = following
  const { where, at } = progress.baton
  const name = at === null ? '' : (stops[at]?.stop.name ?? '')
  const news =
    where === 'finish' ? t('announce.finished') : where === 'stop' ? t('announce.arrived', { name }) : ''
  const [told, setTold] = useState('')
  const before = useRef({ news, toldMs: -Infinity })

  useEffect(() => {
    if (news === '' || news === before.current.news) return
    const wait = Math.max(0, before.current.toldMs + quietMs - performance.now())
    const timer = setTimeout(() => {
      before.current = { news, toldMs: performance.now() }
      setTold(news)
    }, wait)
    return () => clearTimeout(timer)
  }, [news])

  return (
    <div className="unseen" role="status">
      {told}
    </div>
  )
}
