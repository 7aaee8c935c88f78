import { replan, replanReleased, type Replan } from '@stafet/domain/contract/control-room.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, request } from '../../../ui/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { useFormats } from '../../../ui/use-formats.ts'
import { ErrorNotice } from '../../frame/error-notice.tsx'
import type { RoomDialog } from '../action-dialog.tsx'
import styles from './dialogs.module.css'

/** Plans the rest of the day anew, shows what would change, and sends nothing before somebody says so. */
export function ReplanDay({ view, onClose }: RoomDialog<'replan'>) {
  const { t } = useTranslation('organiser')
  const queries = useQueryClient()
  const address = `/api/relays/${view.relay.id}/replans`
  const giveUp = useRef<AbortController | null>(null)
  useEffect(() => () => giveUp.current?.abort(), [])
  const make = useMutation({
    mutationFn: () => {
      giveUp.current = new AbortController()
      return request(replan, 'POST', address, undefined, { signal: giveUp.current.signal })
    },
  })
  const release = useMutation({
    mutationFn: ({ id, tell }: { id: string; tell: boolean }) =>
      request(replanReleased, 'POST', `${address}/${id}/release`, { tell }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['relay', view.relay.id] }),
  })
  const gaveUp = make.error !== null && !(make.error instanceof ApiError)
  const outdated = release.error instanceof ApiError && release.error.code === 'changed-meanwhile'

  if (release.data) {
    return (
      <div className={styles.form}>
        <Notice kind="good" title={t('room.replan.released', { number: release.data.number })}>
          <p>{t('room.replan.told', { count: release.data.told })}</p>
        </Notice>
        <div className={styles.ways}>
          <Button variant="primary" onClick={onClose}>
            {t('room.dialog.done')}
          </Button>
        </div>
      </div>
    )
  }
  if (make.isPending) return <Searching onGiveUp={() => giveUp.current?.abort()} />
  return (
    <div className={styles.form}>
      {make.data ? (
        <Changes view={view} made={make.data} />
      ) : (
        <>
          <p>{t('room.replan.text')}</p>
          {gaveUp && <p>{t('room.replan.gaveUp')}</p>}
        </>
      )}
      {!gaveUp && <ErrorNotice error={make.error} />}
      <ErrorNotice error={release.error} />
      <div className={styles.ways}>
        {make.data && !outdated ? (
          <>
            <Button
              variant="primary"
              disabled={release.isPending}
              onClick={() => make.data && release.mutate({ id: make.data.id, tell: true })}
            >
              {t('room.replan.release')}
            </Button>
            <Button
              disabled={release.isPending}
              onClick={() => make.data && release.mutate({ id: make.data.id, tell: false })}
            >
              {t('room.replan.releaseQuietly')}
            </Button>
          </>
        ) : (
          <Button
            variant="primary"
            onClick={() => {
              release.reset()
              make.mutate()
            }}
          >
            {outdated ? t('room.replan.again') : t('room.replan.begin')}
          </Button>
        )}
        <Button onClick={onClose}>{make.data ? t('room.replan.keep') : t('room.dialog.cancel')}</Button>
      </div>
    </div>
  )
}

function Searching({ onGiveUp }: { onGiveUp: () => void }) {
  const { t } = useTranslation('organiser')
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className={styles.form}>
      <Progress label={t('room.replan.searching')} words={t('room.replan.seconds', { count: seconds })} />
      <p className={styles.soft}>{t('room.replan.searchingText')}</p>
      <div className={styles.ways}>
        <Button onClick={onGiveUp}>{t('room.replan.giveUp')}</Button>
      </div>
    </div>
  )
}

function Changes({ view, made }: { view: RoomDialog<'replan'>['view']; made: Replan }) {
  const { t } = useTranslation('organiser')
  const { time, distance } = useFormats(view.relay.timeZone)
  const { moved, dropped, neighbours, unmoved, beforeM, afterM } = made
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('room.replan.movedCount')}</dt>
          <dd>{moved.length}</dd>
        </div>
        <div>
          <dt>{t('room.replan.unmovedCount')}</dt>
          <dd>{unmoved}</dd>
        </div>
        <div>
          <dt>{t('room.replan.way')}</dt>
          <dd>
            {distance(beforeM)} → {distance(afterM)}
          </dd>
        </div>
      </dl>
      {moved.length === 0 && dropped.length === 0 && neighbours.length === 0 && (
        <p>{t('room.replan.nothing')}</p>
      )}
      {dropped.length > 0 && (
        <section className={styles.group}>
          <h3 className={styles.problem}>{t('room.replan.dropped', { count: dropped.length })}</h3>
          <ul role="list" className={styles.list}>
            {dropped.map(({ stopId, name, startsAt, reasons }) => (
              <li key={stopId}>
                <b>
                  {name} ({time(startsAt)})
                </b>
                <span className={styles.soft}>{reasons.join(' ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {moved.length > 0 && (
        <section className={styles.group}>
          <h3>{t('room.replan.moved')}</h3>
          <ul role="list" className={styles.list}>
            {moved.map(({ stopId, name, fromAt, toAt }) => (
              <li key={stopId}>
                <b>{name}</b>
                <span>
                  {time(fromAt)} → <b>{time(toAt)}</b>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {neighbours.length > 0 && (
        <section className={styles.group}>
          <h3>{t('room.replan.neighbours')}</h3>
          <ul role="list" className={styles.list}>
            {neighbours.map(({ stopId, name, from, to }) => (
              <li key={stopId}>
                <b>{name}</b>
                <span>
                  {[
                    from !== null && (from === '' ? t('room.replan.first') : t('room.replan.from', { from })),
                    to !== null && (to === '' ? t('room.replan.last') : t('room.replan.to', { to })),
                  ]
                    .filter(Boolean)
                    .join(' ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={styles.soft}>{t('room.replan.notYet')}</p>
    </>
  )
}
