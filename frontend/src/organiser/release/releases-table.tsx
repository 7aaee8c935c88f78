import type { ReleaseSummary } from '@stafet/domain/contract/planning.ts'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import styles from './releases-table.module.css'

/** The released plans, newest first. */
export function ReleasesTable({
  releases,
  timeZone,
}: {
  releases: readonly ReleaseSummary[]
  timeZone: string
}) {
  const { t } = useTranslation('organiser')
  const { dayAndDate, atTime, distance } = useFormats(timeZone)
  const newest = Math.max(...releases.map(({ number }) => number))
  return (
    <Card className={styles.releases}>
      <h2>{t('release.list')}</h2>
      {releases.length === 0 ? (
        <p>{t('release.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('release.number')}</th>
              <th scope="col">{t('release.when')}</th>
              <th scope="col">{t('release.stops')}</th>
              <th scope="col">{t('release.distance')}</th>
            </tr>
          </thead>
          <tbody>
            {releases
              .toSorted((a, b) => b.number - a.number)
              .map(({ number, releasedAt, stops, distanceM }) => (
                <tr key={number}>
                  <th scope="row">{number}</th>
                  <td>
                    {dayAndDate(releasedAt)} {atTime(releasedAt)}
                    {number === newest && <span className={styles.current}>{t('release.current')}</span>}
                  </td>
                  <td>{stops}</td>
                  <td>{distance(distanceM)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
