import { Moon, PlayCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { DepecheIcon } from '../../ui/depeche-icon.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { CallLink } from './call-link.tsx'
import { withdrawnIds } from './diary.ts'
import styles from './holder-card.module.css'
import { holderWords } from './holder-words.ts'
import type { OnAction } from './room-action.ts'
import type { RoomView } from './use-room.ts'
import ways from './ways.module.css'

/** Who has the baton, since when and how we know; and what comes next. */
export function HolderCard({ view, onAction }: { view: RoomView; onAction: OnAction }) {
  const { t } = useTranslation('organiser')
  const { when, between, atTime, fromNow, duration } = useFormats(view.relay.timeZone)
  const { holding, progress, nowMs, byId, stops, room } = view
  const { baton } = progress
  const next = progress.next === null ? null : stops[progress.next]
  const nextProgress = progress.next === null ? null : progress.stops[progress.next]
  if (!holding) return null
  const withdrawn = withdrawnIds(room.events)
  const held =
    baton.heldUntilMs === null
      ? undefined
      : room.events.findLast((event) => event.kind === 'held' && !withdrawn.has(event.id))
  const { holder, told, fromMs } = holding
  const words = holderWords(holding, byId, room.release.plan.start.name)
  const who =
    holder.kind === 'community'
      ? byId.get(holder.stopId)
      : holder.kind === 'carriers' && holder.fromId !== null
        ? byId.get(holder.fromId)
        : undefined
  const settled = Number.isFinite(fromMs)
  const spread = nextProgress ? nextProgress.latestMs - nextProgress.earliestMs >= 5 * 60_000 : false
  const waits = nextProgress && baton.where !== 'night' && baton.where !== 'start' && !baton.overdue

  return (
    <div className={styles.card}>
      <p className={styles.label}>
        <DepecheIcon size={22} /> {t('room.holder.label')}
      </p>
      <h2 className={styles.who}>{t(`room.holder.${words.key}`, words)}</h2>
      {settled && (
        <p>
          {t('room.holder.since', { when: when(fromMs, nowMs) })} ·{' '}
          {t(holder.kind === 'carriers' ? `room.toldOfCarriers.${told}` : `room.told.${told}`)}
        </p>
      )}
      {(baton.known === 'live' || baton.known === 'seen') && baton.knownMs !== null && (
        <p>
          {t(`room.known.${baton.known}`, { ago: fromNow(baton.knownMs, nowMs), at: atTime(baton.knownMs) })}
        </p>
      )}
      {baton.heldUntilMs !== null && (
        <p className={styles.held}>{t('room.holder.held', { when: when(baton.heldUntilMs, nowMs) })}</p>
      )}
      {next && nextProgress && (
        <p className={styles.next}>
          {t('room.holder.next', { name: next.stop.name })} <b>{when(nextProgress.expectedMs, nowMs)}</b>
          {waits && spread && ` (${between(nextProgress.earliestMs, nextProgress.latestMs)})`}
          {nextProgress.delayS >= 60 && (
            <span className={styles.late}>
              {' '}
              {t('room.late', { duration: duration(nextProgress.delayS) })}
            </span>
          )}
        </p>
      )}
      <div className={ways.ways}>
        <CallLink phone={who?.contact?.phone ?? ''} name={who?.stop.name ?? ''} />
        {held && (
          <Button size="small" onClick={() => onAction({ kind: 'take-back', eventId: held.id })}>
            <PlayCircle size={18} aria-hidden /> {t('room.act.unhold')}
          </Button>
        )}
        {holder.kind === 'keeper' && holder.afterId !== null && (
          <Button
            size="small"
            onClick={() => holder.afterId && onAction({ kind: 'keeper', stopId: holder.afterId })}
          >
            <Moon size={18} aria-hidden /> {t('room.act.keeper')}
          </Button>
        )}
      </div>
    </div>
  )
}
