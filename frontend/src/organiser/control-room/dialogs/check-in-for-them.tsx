import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextAreaField, TextField } from '../../../ui/field.tsx'
import { CheckField } from '../../communities/fields/check-field.tsx'
import type { RoomDialog } from '../action-dialog.tsx'
import { useWord } from '../use-word.ts'
import styles from './dialogs.module.css'
import { participantsOf, readCount } from './read-count.ts'
import { useMoment } from './use-moment.ts'
import { WordForm } from './word-form.tsx'

/** A check-in told by telephone, or copied from paper: also long after it happened. */
export function CheckInForThem({ view, action, onClose }: RoomDialog<'check-in'>) {
  const { t } = useTranslation('organiser')
  const { id, say, pending, error } = useWord(view.relay.id, onClose)
  const [kind, setKind] = useState(action.what)
  const [door, setDoor] = useState<'telephone' | 'paper'>('telephone')
  const [earlier, setEarlier] = useState(false)
  const moment = useMoment(view)
  const [side, setSide] = useState<'receiver' | 'giver'>('receiver')
  const [who, setWho] = useState('')
  const [members, setMembers] = useState('')
  const [guests, setGuests] = useState('')
  const [greeting, setGreeting] = useState('')
  const one = view.byId.get(action.stopId)
  const name = one?.stop.name ?? ''
  const giver = one?.from?.name ?? view.room.release.plan.start.name
  const counts = { members: readCount(members), guests: readCount(guests) }
  const inFuture = earlier && moment.atMs !== null && moment.atMs > view.nowMs + 60_000
  const wrongTime = earlier && (moment.atMs === null || inFuture)

  const submit = () =>
    say({
      ...{ kind, id, stopId: action.stopId, door, greeting: greeting.trim(), who: who.trim() },
      side: kind === 'received' ? side : 'receiver',
      occurredAt: new Date(earlier ? (moment.atMs ?? view.nowMs) : view.nowMs).toISOString(),
      participants: participantsOf(counts),
    })

  return (
    <WordForm
      button={t(`room.checkIn.button.${kind}`)}
      disabled={wrongTime || counts.members === 'wrong' || counts.guests === 'wrong'}
      {...{ pending, error, onClose }}
      onSubmit={submit}
    >
      <fieldset className={styles.group}>
        <legend>{t('room.checkIn.what')}</legend>
        <div className={styles.row}>
          {(['received', 'handed-on'] as const).map((one) => (
            <CheckField key={one} radio="what" checked={kind === one} onChange={() => setKind(one)}>
              {t(`room.checkIn.kind.${one}`)}
            </CheckField>
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('room.checkIn.when')}</legend>
        <div className={styles.row}>
          <CheckField radio="when" checked={!earlier} onChange={() => setEarlier(false)}>
            {t('room.checkIn.now')}
          </CheckField>
          <CheckField radio="when" checked={earlier} onChange={() => setEarlier(true)}>
            {t('room.checkIn.earlier')}
          </CheckField>
        </div>
        {earlier && (
          <div className={styles.two}>
            <TextField
              label={t('room.checkIn.time')}
              type="time"
              error={inFuture ? t('room.checkIn.inFuture') : null}
              value={moment.time}
              onChange={(event) => moment.setTime(event.target.value)}
            />
            <TextField
              label={t('room.checkIn.date')}
              type="date"
              value={moment.date}
              onChange={(event) => moment.setDate(event.target.value)}
            />
          </div>
        )}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('room.checkIn.how')}</legend>
        <div className={styles.row}>
          {(['telephone', 'paper'] as const).map((one) => (
            <CheckField key={one} radio="door" checked={door === one} onChange={() => setDoor(one)}>
              {t(`room.checkIn.door.${one}`)}
            </CheckField>
          ))}
        </div>
      </fieldset>
      {kind === 'received' && (
        <fieldset className={styles.group}>
          <legend>{t('room.checkIn.side')}</legend>
          {(['receiver', 'giver'] as const).map((one) => (
            <CheckField key={one} radio="side" checked={side === one} onChange={() => setSide(one)}>
              {t(`room.checkIn.${one}`, { name, giver })}
            </CheckField>
          ))}
        </fieldset>
      )}
      <details className={styles.more}>
        <summary>{t('room.checkIn.more')}</summary>
        <TextField
          label={t(`room.checkIn.who.${kind}`)}
          autoComplete="off"
          maxLength={120}
          value={who}
          onChange={(event) => setWho(event.target.value)}
        />
        <div className={styles.two}>
          <TextField
            label={t('room.checkIn.members')}
            inputMode="numeric"
            error={counts.members === 'wrong' ? t('room.checkIn.badCount') : null}
            value={members}
            onChange={(event) => setMembers(event.target.value)}
          />
          <TextField
            label={t('room.checkIn.guests')}
            inputMode="numeric"
            error={counts.guests === 'wrong' ? t('room.checkIn.badCount') : null}
            value={guests}
            onChange={(event) => setGuests(event.target.value)}
          />
        </div>
        <TextAreaField
          label={t('room.checkIn.greeting')}
          hint={t('room.checkIn.greetingHint')}
          maxLength={280}
          value={greeting}
          onChange={(event) => setGreeting(event.target.value)}
        />
      </details>
    </WordForm>
  )
}
