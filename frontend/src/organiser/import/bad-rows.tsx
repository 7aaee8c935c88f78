import type { ImportPreview } from '@stafet/domain/contract/community-import.ts'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import styles from './import-tables.module.css'

const fewRows = 20

/** Every cell that cannot be read: where it stands, what it says, and why that will not do. */
export function BadRows({ bad }: { bad: ImportPreview['bad'] }) {
  const { t } = useTranslation('organiser')
  const [all, setAll] = useState(false)
  const rows = new Set(bad.map(({ row }) => row)).size
  return (
    <section className={styles.part}>
      <h2 className={styles.wrong}>
        <TriangleAlert size={24} aria-hidden /> {t('import.bad.title', { count: rows })}
      </h2>
      <p>{t('import.bad.hint')}</p>
      <div
        className={styles.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('import.bad.title', { count: rows })}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                {t('import.bad.row')}
              </th>
              <th scope="col">{t('import.bad.column')}</th>
              <th scope="col">{t('import.bad.value')}</th>
              <th scope="col">{t('import.bad.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {(all ? bad : bad.slice(0, fewRows)).map(({ row, column, value, message }, at) => (
              <tr key={at}>
                <td className={styles.number}>{row}</td>
                <td>{column}</td>
                <td className={styles.value}>{value || t('import.bad.empty')}</td>
                <td className={styles.reason}>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && bad.length > fewRows && (
        <Button size="small" className={styles.more} onClick={() => setAll(true)}>
          {t('import.bad.showAll', { count: bad.length })}
        </Button>
      )}
    </section>
  )
}
