import { MessageSquareText, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { telephone, textMessage } from '../ui/telephone.ts'
import { LinkButton } from './link-button.tsx'
import styles from './hand-frame.module.css'
import type { PageParts } from './page-parts.ts'

/** A report that has waited so long may be told another way as well. */
const patienceMs = 5 * 60_000

/**
 * The other ways of telling: a text message that is ready to send, and a telephone number. Shown when the phone
 * keeps nothing, when the server refused, and when a report has waited long; a text often gets out where nothing
 * else does.
 */
export function AskForHelp({
  page: { coordinator, stop },
  reports,
  checkIn: { state, nowMs },
  formats,
}: PageParts) {
  const { t } = useTranslation('association')
  const open = reports.filter(({ sending }) => sending !== 'sent')
  const stuck = open.filter(
    ({ sending, occurredAt }) =>
      sending === 'refused' || (nowMs - Date.parse(occurredAt) > patienceMs && !state.sending),
  )
  if (!coordinator || open.length === 0 || (state.kept && stuck.length === 0)) return null
  const told = open.map((report) =>
    t(report.side === 'giver' ? 'help.arrived' : `help.${report.kind}`, {
      when: formats.when(report.occurredAt, nowMs),
    }),
  )
  const text = t('help.sms', { number: stop.number, name: stop.name, what: told.join(', ') })
  return (
    <section className={styles.act} aria-labelledby="other-ways">
      <h2 id="other-ways">{t('help.title')}</h2>
      <p>{t('help.text', { name: coordinator.name })}</p>
      <LinkButton href={textMessage(coordinator.phone, text)}>
        <MessageSquareText size={24} aria-hidden /> {t('help.sendSms')}
      </LinkButton>
      <p>
        {t('help.says')} <q>{text}</q>
      </p>
      <LinkButton href={telephone(coordinator.phone)}>
        <Phone size={24} aria-hidden /> {t('ring', { name: coordinator.name })}
      </LinkButton>
    </section>
  )
}
