import { BookPlus, MessageSquareText, PauseCircle, Route } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import styles from './other-actions.module.css'
import type { OnAction } from './room-action.ts'
import { stopsAhead } from './stops-to-tell.ts'
import type { RoomView } from './use-room.ts'
import ways from './ways.module.css'

/** What can always be done, about the whole day. */
export function OtherActions({ view, onAction }: { view: RoomView; onAction: OnAction }) {
  const { t } = useTranslation('organiser')
  return (
    <div className={styles.other}>
      <h2>{t('room.other')}</h2>
      <div className={ways.ways}>
        <Button size="small" onClick={() => onAction({ kind: 'note' })}>
          <BookPlus size={18} aria-hidden /> {t('room.act.note')}
        </Button>
        <Button
          size="small"
          onClick={() => onAction({ kind: 'message', stopIds: stopsAhead(view), text: '' })}
        >
          <MessageSquareText size={18} aria-hidden /> {t('room.act.message')}
        </Button>
        <Button size="small" onClick={() => onAction({ kind: 'hold' })}>
          <PauseCircle size={18} aria-hidden /> {t('room.act.hold')}
        </Button>
        <Button size="small" onClick={() => onAction({ kind: 'replan' })}>
          <Route size={18} aria-hidden /> {t('room.act.replan')}
        </Button>
      </div>
    </div>
  )
}
