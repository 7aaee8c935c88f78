import {
  importField,
  importFields,
  type ImportField,
  type ImportPreview,
} from '@stafet/domain/contract/community-import.ts'
import { useTranslation } from 'react-i18next'
import styles from './import-tables.module.css'

/**
 * Which column of the file fills which field. A field that is chosen for one column leaves the one it had, but for
 * the address, which may be written in several.
 */
export function ColumnsTable({
  columns,
  onMap,
}: {
  columns: ImportPreview['columns']
  onMap: (mapping: (ImportField | null)[]) => void
}) {
  const { t } = useTranslation('organiser')
  const choose = (at: number, field: ImportField | null) =>
    onMap(
      columns.map((column, index) =>
        index === at ? field : column.field === field && field !== 'address' ? null : column.field,
      ),
    )
  return (
    <section className={styles.part}>
      <h2>{t('import.columns.title')}</h2>
      <p className={styles.hint}>{t('import.columns.hint')}</p>
      {columns.every(({ field }) => field !== 'name') && (
        <p role="alert" className={styles.wrong}>
          {t('import.columns.noName')}
        </p>
      )}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('import.columns.heading')}</th>
              <th scope="col">{t('import.columns.meaning')}</th>
              <th scope="col">{t('import.columns.examples')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ heading, field, examples }, at) => {
              const name = heading || t('import.columns.unnamed')
              return (
                <tr key={at}>
                  <th scope="row">{name}</th>
                  <td>
                    <select
                      className={[styles.select, field ? '' : styles.unused].join(' ')}
                      aria-label={t('import.columns.meaningOf', { heading: name })}
                      value={field ?? ''}
                      onChange={({ target }) =>
                        choose(at, target.value === '' ? null : importField.parse(target.value))
                      }
                    >
                      <option value="">{t('import.columns.ignored')}</option>
                      {importFields.map((one) => (
                        <option key={one} value={one}>
                          {t(`import.field.${one}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td className={styles.examples}>{examples.filter(Boolean).join(' · ')}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
