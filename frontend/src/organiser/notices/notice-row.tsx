import type { Notice } from '@stafet/domain/contract/notice.ts'
import { Mail, MessageSquareText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../ui/use-formats.ts'
import styles from './notices.module.css'

/** One message; its words unfold. */
export function NoticeRow({
  notice,
  stop,
  timeZone,
}: {
  notice: Notice
  /** Name of the stop that it concerns. */
  stop: string | null
  timeZone: string
}) {
  const { t } = useTranslation('organiser')
  const { dayAndDate, atTime } = useFormats(timeZone)
  const { kind, channel, recipient, subject, body, state, sentAt, dueAt, madeAt, failure } = notice
  const at = state === 'sent' ? (sentAt ?? madeAt) : state === 'waiting' ? dueAt : madeAt
  const Icon = channel === 'sms' ? MessageSquareText : Mail
  return (
    <li className={styles.notice}>
      <details>
        <summary>
          <Icon size={20} aria-hidden />
          <span className={styles.what}>
            <b>{t(`notices.kind.${kind}`)}</b>
            <span>
              {stop ? t('notices.toStop', { recipient, stop }) : recipient}
              <span className="unseen"> {t(`notices.channel.${channel}`)}</span>
            </span>
            {failure && <span className={styles.failure}>{failure}</span>}
          </span>
          <span className={styles.when}>
            {t(`notices.when.${state}`, { day: dayAndDate(at), at: atTime(at) })}
          </span>
        </summary>
        <div className={styles.body}>
          {subject && <p className={styles.subject}>{subject}</p>}
          <p>{body}</p>
        </div>
      </details>
    </li>
  )
}
