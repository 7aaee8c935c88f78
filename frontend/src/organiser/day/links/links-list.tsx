import type { CheckInLink } from '@stafet/domain/contract/check-in.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PrintSheet } from '../../../ui/print-sheet.tsx'
import { useFormats } from '../../../ui/use-formats.ts'
import { CopyButton } from '../../frame/copy-button.tsx'
import { saveFile } from '../../frame/save-file.ts'
import { usePublicAddress } from '../../frame/use-public-address.ts'
import { checkInLinksCsv } from './check-in-links-csv.ts'
import styles from './check-in-links.module.css'
import { Posters } from './posters.tsx'

/** The doors of all stops, to be copied, saved as a file or printed as posters: now or never. */
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
  const { dayAndDate, shortDay, time } = useFormats(relay.timeZone)
  const [printing, setPrinting] = useState(false)
  const origin = usePublicAddress()
  const headings = {
    number: t('day.links.number'),
    name: t('day.links.name'),
    date: t('day.links.date'),
    time: t('day.links.time'),
    link: t('day.links.link'),
    poster: t('day.links.poster'),
    code: t('day.links.code'),
  }
  const download = () => {
    const text = checkInLinksCsv(links, headings, { date: dayAndDate, time, origin })
    saveFile(text, 'text/csv;charset=utf-8', t('day.links.fileName', { slug: relay.slug }))
    onSaved()
  }

  return (
    <>
      <Notice kind="wait" title={t('day.links.onceTitle')}>
        <p>{t('day.links.once')}</p>
        <div className={styles.below}>
          <Button variant="primary" onClick={download}>
            <Download size={20} aria-hidden /> {t('day.links.download')}
          </Button>
          <Button onClick={() => setPrinting(true)}>
            <Printer size={20} aria-hidden /> {t('day.links.printPosters', { count: links.length })}
          </Button>
        </div>
      </Notice>
      {printing && (
        <PrintSheet
          onDone={() => {
            setPrinting(false)
            onSaved()
          }}
        >
          <Posters links={links} relay={relay} />
        </PrintSheet>
      )}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('day.links.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                {headings.number}
              </th>
              <th scope="col">{headings.name}</th>
              <th scope="col" className={styles.time}>
                {headings.time}
              </th>
              <th scope="col">{headings.code}</th>
              <th scope="col" className={styles.link}>
                {headings.link}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {links.map(({ stopId, number, name, startsAt, path, code }) => (
              <tr key={stopId}>
                <td className={styles.number}>{number}</td>
                <th scope="row">{name}</th>
                <td className={styles.time}>
                  {shortDay(startsAt)} {time(startsAt)}
                </td>
                <td className={styles.code}>{code}</td>
                <td className={styles.link}>{origin + path}</td>
                <td>
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
