import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import styles from './day-files.module.css'

/** Each day of the newest release as a file, for phones and for other maps. */
export function DayFiles({
  slug,
  dates,
  timeZone,
}: {
  slug: string
  dates: readonly string[]
  timeZone: string
}) {
  const { t } = useTranslation('organiser')
  const { date: dateWords } = useFormats(timeZone)
  return (
    <Card className={styles.files}>
      <h2>{t('release.files.title')}</h2>
      <p>{t('release.files.text')}</p>
      <ul role="list">
        {dates.map((date) => (
          <li key={date}>
            <span className={styles.date}>{dateWords(date)}</span>
            {(['gpx', 'geojson'] as const).map((kind) => (
              <a
                key={kind}
                href={`/api/public/relays/${slug}/days/${date}/${kind}`}
                download={`${slug}-${date}.${kind}`}
              >
                <Download size={16} aria-hidden /> {t(`release.files.${kind}`)}
                <span className="unseen"> {dateWords(date)}</span>
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}
