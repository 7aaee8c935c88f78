import { messageAnswer } from '@stafet/domain/contract/control-room.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../../ui/api.ts'
import { Button } from '../../../ui/button.tsx'
import { TextAreaField } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { newId } from '../../../ui/new-id.ts'
import { useFormats } from '../../../ui/use-formats.ts'
import { CheckField } from '../../communities/fields/check-field.tsx'
import { controlRoomQuery } from '../../queries.ts'
import type { RoomDialog } from '../action-dialog.tsx'
import styles from './dialogs.module.css'
import { WordForm } from './word-form.tsx'

const longest = 480

/** The same words to several stops: who gets them, and what they will read, before anything is sent. */
export function SendMessage({ view, action, onClose }: RoomDialog<'message'>) {
  const { t } = useTranslation('organiser')
  const { time } = useFormats(view.relay.timeZone)
  const queries = useQueryClient()
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(action.stopIds))
  const [text, setText] = useState(action.text)
  const send = useMutation({
    mutationFn: () =>
      request(messageAnswer, 'POST', `/api/relays/${view.relay.id}/messages`, {
        id,
        stopIds: [...chosen],
        text: text.trim(),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: controlRoomQuery(view.relay.id).queryKey }),
  })
  // The day of those affected; without any, the day of the next stop.
  const day =
    view.byId.get(action.stopIds[0] ?? '')?.day ??
    view.stops[view.progress.next ?? view.stops.length - 1]?.day
  // Who has handed the baton on is done with the day, unless it is about just them.
  const its = view.stops.filter(
    (one) =>
      one.day === day &&
      (view.progress.stops[one.index]?.state !== 'done' || action.stopIds.includes(one.stop.id)),
  )
  const unreachable = its.filter(
    ({ stop, contact }) => chosen.has(stop.id) && !contact?.phone && !contact?.email,
  )
  const toggle = (stopId: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, stopId] : [...before].filter((one) => one !== stopId)))
  const all = its.every(({ stop }) => chosen.has(stop.id))

  if (send.data) {
    const { sent, unreachable: missed } = send.data
    const names = missed.map((stopId) => view.byId.get(stopId)?.stop.name).join(', ')
    return (
      <div className={styles.form}>
        <Notice kind="good" title={t('room.message.sent', { count: sent })}>
          {missed.length > 0 && <p>{t('room.message.missed', { names })}</p>}
        </Notice>
        <div className={styles.ways}>
          <Button variant="primary" onClick={onClose}>
            {t('room.dialog.done')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <WordForm
      button={t('room.message.button', { count: chosen.size })}
      disabled={chosen.size === 0 || text.trim() === ''}
      pending={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <TextAreaField
        label={t('room.message.text')}
        hint={t('room.message.hint', { left: longest - text.length })}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <fieldset className={styles.group}>
        <legend>{t('room.message.to', { count: chosen.size })}</legend>
        <div className={styles.ways}>
          <Button size="small" onClick={() => setChosen(new Set(all ? [] : its.map(({ stop }) => stop.id)))}>
            {all ? t('room.message.noneOfDay') : t('room.message.allOfDay')}
          </Button>
        </div>
        <div className={styles.stops}>
          {its.map(({ stop }) => (
            <CheckField key={stop.id} checked={chosen.has(stop.id)} onChange={(on) => toggle(stop.id, on)}>
              {time(stop.startsAt)} {stop.name}
            </CheckField>
          ))}
        </div>
        {unreachable.length > 0 && (
          <p className={styles.problem}>
            {t('room.message.unreachable', {
              count: unreachable.length,
              names: unreachable.map(({ stop }) => stop.name).join(', '),
            })}
          </p>
        )}
      </fieldset>
      {text.trim() !== '' && (
        <div className={styles.group}>
          <b>{t('room.message.preview')}</b>
          <p className={styles.preview}>
            {view.relay.name}: {text.trim()}
          </p>
        </div>
      )}
    </WordForm>
  )
}
