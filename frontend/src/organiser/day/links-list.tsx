import type { CheckInLink } from '@stafet/domain/contract/check-in.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { Download, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { CopyButton } from '../frame/copy-button.tsx'
import { checkInLinksCsv } from './check-in-links-csv.ts'
import styles from './check-in-links.module.css'

/** The links of all stops, to be copied, saved as a file or printed: now or never. */
export function LinksList({
  links,
  relay,
  onSaved,
}: {
  links: readonly CheckInLink[]
  relay: Relay
  onSaved: () => void
}) {
  const { t } = useTranslation('organiser')
  const { dayAndDate, time } = useFormats(relay.timeZone)
  const { origin } = window.location
  const headings = {
    number: t('day.links.number'),
    name: t('day.links.name'),
    date: t('day.links.date'),
    time: t('day.links.time'),
    link: t('day.links.link'),
  }
  const download = () => {
    const text = checkInLinksCsv(links, headings, { date: dayAndDate, time, origin })
    save(text, t('day.links.fileName', { slug: relay.slug }))
    onSaved()
  }
  const print = () => {
    window.print()
    onSaved()
  }

  return (
    <>
      <Notice kind="wait" title={t('day.links.onceTitle')} className={styles.unprinted}>
        <p>{t('day.links.once')}</p>
        <div className={[styles.ways, styles.below].join(' ')}>
          <Button variant="primary" onClick={download}>
            <Download size={20} aria-hidden /> {t('day.links.download')}
          </Button>
          <Button onClick={print}>
            <Printer size={20} aria-hidden /> {t('day.links.print')}
          </Button>
        </div>
      </Notice>
      <p className={styles.printed}>
        <b>{relay.name}</b> {t('day.links.printed')}
      </p>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('day.links.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{headings.number}</th>
              <th scope="col">{headings.name}</th>
              <th scope="col">{headings.time}</th>
              <th scope="col" className={styles.link}>
                {headings.link}
              </th>
              <td className={styles.unprinted} />
            </tr>
          </thead>
          <tbody>
            {links.map(({ stopId, number, name, startsAt, path }) => (
              <tr key={stopId}>
                <td>{number}</td>
                <th scope="row">{name}</th>
                <td>
                  {dayAndDate(startsAt)} {time(startsAt)}
                </td>
                <td className={styles.link}>{origin + path}</td>
                <td className={styles.unprinted}>
                  <CopyButton
                    text={origin + path}
                    words={t('day.links.copy')}
                    label={t('day.links.copyThis', { name })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function save(text: string, fileName: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
