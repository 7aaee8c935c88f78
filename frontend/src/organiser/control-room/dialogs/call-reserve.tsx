import { call as callSchema, type Call } from '@stafet/domain/contract/reserve.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { request } from '../../../ui/api.ts'
import { Button } from '../../../ui/button.tsx'
import { newId } from '../../../ui/new-id.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useFormats } from '../../../ui/use-formats.ts'
import { ErrorNotice } from '../../frame/error-notice.tsx'
import { controlRoomQuery, reservesQuery } from '../../queries.ts'
import type { RoomDialog } from '../action-dialog.tsx'
import styles from './dialogs.module.css'

/** A call for somebody to carry a leg: who is asked, nearest first, who said what, and a way to end it. */
export function CallReserve({ view, action: { stopId }, onClose }: RoomDialog<'call'>) {
  const { t } = useTranslation('organiser')
  const { atTime } = useFormats(view.relay.timeZone)
  const queries = useQueryClient()
  const [id] = useState(newId)
  const { data: reserves, error: reservesError } = useQuery(reservesQuery(view.relay.id))
  const address = `/api/relays/${view.relay.id}/calls`
  const refresh = () => queries.invalidateQueries({ queryKey: controlRoomQuery(view.relay.id).queryKey })
  const make = useMutation({
    mutationFn: () => request(callSchema, 'POST', address, { id, stopId }),
    onSuccess: refresh,
  })
  const close = useMutation({
    mutationFn: (callId: string) => request(callSchema, 'POST', `${address}/${callId}/close`),
    onSuccess: refresh,
  })
  const one = view.byId.get(stopId)
  // The picture follows the answers as they come; the answer to our own call is there first.
  const known = view.room.calls.findLast((call) => call.stopId === stopId && call.state !== 'closed')
  const call = known ?? (close.data ? null : (make.data ?? null))
  const from = one?.from?.name ?? view.room.release.plan.start.name

  return (
    <div className={styles.form}>
      <p>
        {t('room.call.leg', {
          from,
          to: one?.stop.name ?? '',
          at: one ? atTime(one.stop.leg.departsAt) : '',
        })}
      </p>
      {call ? (
        <CallState call={call} view={view} />
      ) : (
        <>
          <p>{t('room.call.text')}</p>
          {reserves && (
            <p className={reserves.length === 0 ? styles.problem : styles.soft}>
              {t('room.call.reserves', { count: reserves.length })}{' '}
              <Link to={`/arrangoer/stafet/${view.relay.id}/dagen/reserver`}>
                {t('room.call.toReserves')}
              </Link>
            </p>
          )}
        </>
      )}
      {close.data && !known && <Notice kind="info" title={t('room.call.closed')} />}
      <ErrorNotice error={make.error ?? close.error ?? reservesError} />
      <div className={styles.ways}>
        {!call && (
          <Button
            variant="primary"
            disabled={make.isPending || reserves?.length === 0}
            onClick={() => make.mutate()}
          >
            {make.isPending ? t('room.dialog.sending') : t('room.call.button')}
          </Button>
        )}
        {call?.state === 'open' && (
          <Button variant="danger" disabled={close.isPending} onClick={() => close.mutate(call.id)}>
            {t('room.call.close')}
          </Button>
        )}
        <Button onClick={onClose}>{call ? t('room.dialog.done') : t('room.dialog.cancel')}</Button>
      </div>
    </div>
  )
}

function CallState({ call, view }: { call: Call; view: RoomDialog<'call'>['view'] }) {
  const { t } = useTranslation('organiser')
  const { duration } = useFormats(view.relay.timeZone)
  const taker = call.asked.find(({ reserveId }) => reserveId === call.takenBy)
  return (
    <>
      {call.state === 'taken' ? (
        <Notice kind="good" title={t('room.call.taken', { name: taker?.name ?? '' })} />
      ) : (
        <Notice
          kind="wait"
          title={
            call.asked.length === 0
              ? t('room.call.nobody')
              : t('room.call.open', { count: call.asked.length })
          }
        />
      )}
      <ul role="list" className={styles.list}>
        {call.asked.map(({ reserveId, name, travelS, answer }) => (
          <li key={reserveId}>
            <b>{name}</b>
            <span className={styles.soft}>
              {travelS === null
                ? t('room.call.unknownWay')
                : t('room.call.way', { duration: duration(travelS) })}
            </span>
            <span className={answer === 'yes' ? styles.yes : undefined}>
              {t(`room.call.answer.${answer}`)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
