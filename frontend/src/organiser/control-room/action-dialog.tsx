import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { CallReserve } from './dialogs/call-reserve.tsx'
import { ChangeWay } from './dialogs/change-way.tsx'
import { CheckInForThem } from './dialogs/check-in-for-them.tsx'
import { HoldBaton } from './dialogs/hold-baton.tsx'
import { NameKeeper } from './dialogs/name-keeper.tsx'
import { ReplanDay } from './dialogs/replan-day.tsx'
import { SendMessage } from './dialogs/send-message.tsx'
import { SkipStop } from './dialogs/skip-stop.tsx'
import { TakeBack } from './dialogs/take-back.tsx'
import { WriteNote } from './dialogs/write-note.tsx'
import type { RoomAction } from './room-action.ts'
import type { RoomView } from './use-room.ts'

/** What every dialog of the room is given. */
export interface RoomDialog<Kind extends RoomAction['kind']> {
  view: RoomView
  action: Extract<RoomAction, { kind: Kind }>
  onClose: () => void
}

/** The dialog in which an action is filled in and sent. */
export function ActionDialog({
  view,
  action,
  onClose,
}: {
  view: RoomView
  action: RoomAction
  onClose: () => void
}) {
  const { t } = useTranslation('organiser')
  const name = 'stopId' in action ? (view.byId.get(action.stopId)?.stop.name ?? '') : ''
  const wide = action.kind === 'message' || action.kind === 'replan'
  return (
    <Dialog title={t(`room.dialog.${action.kind}`, { name })} open onClose={onClose} wide={wide}>
      <Body view={view} action={action} onClose={onClose} />
    </Dialog>
  )
}

function Body({ view, action, onClose }: { view: RoomView; action: RoomAction; onClose: () => void }) {
  switch (action.kind) {
    case 'check-in':
      return <CheckInForThem {...{ view, action, onClose }} />
    case 'skip':
      return <SkipStop {...{ view, action, onClose }} />
    case 'hold':
      return <HoldBaton {...{ view, action, onClose }} />
    case 'way':
      return <ChangeWay {...{ view, action, onClose }} />
    case 'keeper':
      return <NameKeeper {...{ view, action, onClose }} />
    case 'note':
      return <WriteNote {...{ view, action, onClose }} />
    case 'message':
      return <SendMessage {...{ view, action, onClose }} />
    case 'replan':
      return <ReplanDay {...{ view, action, onClose }} />
    case 'call':
      return <CallReserve {...{ view, action, onClose }} />
    case 'take-back':
      return <TakeBack {...{ view, action, onClose }} />
  }
}
