import type { Notice } from '@stafet/domain/contract/notice.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Mail, MessageSquareText } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { asRead } from '../../ui/telephone.ts'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { noticesQuery } from '../queries.ts'
import styles from './notices.module.css'

const MINUTE = 60_000

/** One message; its words unfold. */
export function NoticeRow({
  notice,
  stop,
  timeZone,
  now,
  relayId,
}: {
  notice: Notice
  /** Name of the stop that it concerns. */
  stop: string | null
  timeZone: string
  now: number
  relayId: string | null
}) {
  const { t } = useTranslation('organiser')
  const isPreview = relayId === null
  const { when } = useFormats(timeZone)
  const { kind, channel, recipient, subject, body, state, sentAt, dueAt, madeAt, failure } = notice
  const at = state === 'sent' ? (sentAt ?? madeAt) : state === 'waiting' ? dueAt : madeAt
  // What should have gone out and has not: when it would is no longer worth saying.
  const stuck = state === 'waiting' && Date.parse(dueAt) < now - MINUTE
  const to = asRead(recipient)
  const Icon = channel === 'sms' ? MessageSquareText : Mail
  return (
    <li className={styles.notice}>
      <details open={isPreview}>
        <summary>
          <Icon size={20} aria-hidden />
          <span className={styles.what}>
            <b>{t(`notices.kind.${kind}`)}</b>
            <span>
              {stop ? t('notices.toStop', { recipient: to, stop }) : to}
              <span className="unseen"> {t(`notices.channel.${channel}`)}</span>
            </span>
            {failure && <span className={styles.failure}>{failure}</span>}
          </span>
          <span className={styles.when}>
            {stuck
              ? t('notices.stuck', { when: when(at, now) })
              : state === 'waiting'
                ? t('notices.waits', { when: when(at, now) })
                : when(at, now)}
          </span>
        </summary>
        <div className={styles.body}>
          {subject && <p className={styles.subject}>{subject}</p>}
          <p>{isPreview ? withLinks(body) : body}</p>
          {relayId !== null && (state === 'waiting' || state === 'failed') && (
            <NoticeAction relayId={relayId} notice={notice} />
          )}
        </div>
      </details>
    </li>
  )
}

/** Keeps one that waits from going out, or tries one that failed once more. */
function NoticeAction({ relayId, notice: { id, state } }: { relayId: string; notice: Notice }) {
  const { t } = useTranslation('organiser')
  const queries = useQueryClient()
  const address = `/api/relays/${relayId}/notices/${id}`
  const act = useMutation({
    mutationFn: () =>
      state === 'waiting'
        ? request(z.undefined(), 'DELETE', address)
        : request(z.undefined(), 'POST', `${address}/again`),
    onSettled: () => queries.invalidateQueries({ queryKey: noticesQuery(relayId).queryKey }),
  })
  return (
    <>
      <ErrorNotice error={act.error} />
      <div>
        <Button size="small" disabled={act.isPending} onClick={() => act.mutate()}>
          {state === 'waiting' ? t('notices.drop') : t('notices.again')}
        </Button>
      </div>
    </>
  )
}

/** A text with its addresses to be pressed, for whoever tries out what its reader would press. */
function withLinks(text: string): ReactNode[] {
  return text.split(/(https?:\/\/\S+)/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <a key={at} href={part}>
        {part}
      </a>
    ),
  )
}
