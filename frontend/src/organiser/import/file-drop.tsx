import { FileSpreadsheet } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import styles from './file-drop.module.css'

/** Chooses a spreadsheet, by a button or by dragging it here. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('organiser')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [unreadable, setUnreadable] = useState(false)

  /** Takes the whole file in at once: it may be changed on disk before the columns are settled. */
  const take = async (file: File | undefined) => {
    if (!file) return
    try {
      const bytes = await file.arrayBuffer()
      setUnreadable(false)
      onFile(new File([bytes], file.name, { type: file.type }))
    } catch {
      setUnreadable(true)
    }
  }

  return (
    <div
      className={[styles.drop, over ? styles.over : ''].join(' ')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void take(event.dataTransfer.files[0])
      }}
    >
      <FileSpreadsheet size={40} strokeWidth={1.5} aria-hidden />
      <p>{t('import.choose.text')}</p>
      <p className={styles.columns}>{t('import.choose.columns')}</p>
      <div className={styles.ways}>
        <input
          ref={input}
          hidden
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={({ target }) => {
            void take(target.files?.[0])
            target.value = ''
          }}
        />
        <Button variant="primary" onClick={() => input.current?.click()}>
          {t('import.choose.button')}
        </Button>
        <span>{t('import.choose.drop')}</span>
      </div>
      {unreadable && (
        <p role="alert" className={styles.unreadable}>
          {t('import.choose.unreadable')}
        </p>
      )}
    </div>
  )
}
