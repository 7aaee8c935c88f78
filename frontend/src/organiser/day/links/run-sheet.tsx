import type { ControlRoom } from '@stafet/domain/contract/control-room.ts'
import type { PlanDay } from '@stafet/domain/contract/dated-plan.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useTranslation } from 'react-i18next'
import { asRead } from '../../../ui/telephone.ts'
import { useFormats } from '../../../ui/use-formats.ts'
import styles from './run-sheet.module.css'

/** One day on paper: who is met when, whom to call, and boxes to write in. */
export function RunSheet({
  relay,
  day,
  contacts,
}: {
  relay: Relay
  day: PlanDay
  contacts: ControlRoom['contacts']
}) {
  const { t } = useTranslation('organiser')
  const { date, time } = useFormats(relay.timeZone)
  return (
    <article className={styles.sheet}>
      <h1>
        {relay.name} · {date(day.date)}
      </h1>
      <p>
        {t('day.sheet.how')}
        {relay.coordinator && ` ${t('day.sheet.call', relay.coordinator)}`}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('day.links.number')}</th>
            <th>{t('day.links.time')}</th>
            <th>{t('day.links.name')}</th>
            <th>{t('day.sheet.contact')}</th>
            <th className={styles.box}>{t('day.sheet.received')}</th>
            <th className={styles.box}>{t('day.sheet.handedOn')}</th>
            <th className={styles.narrow}>{t('day.sheet.count')}</th>
            <th className={styles.sign}>{t('day.sheet.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {day.stops.map((stop) => {
            const contact = contacts.find(({ stopId }) => stopId === stop.id)
            return (
              <tr key={stop.id}>
                <td>{stop.number}</td>
                <td>{time(stop.startsAt)}</td>
                <th scope="row">{stop.name}</th>
                <td>
                  {contact?.name}
                  {contact?.phone && <div className={styles.phone}>{asRead(contact.phone)}</div>}
                </td>
                <td />
                <td />
                <td />
                <td />
              </tr>
            )
          })}
        </tbody>
      </table>
    </article>
  )
}
