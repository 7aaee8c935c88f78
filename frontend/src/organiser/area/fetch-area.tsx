import type { Area } from '@stafet/domain/contract/area.ts'
import { FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { focusFirstProblem } from '../frame/focus-first-problem.ts'
import styles from './areas-page.module.css'
import { readBox } from './read-box.ts'
import type { AreaUpload } from './upload-area.ts'

const nameLimit = 80

/** Chooses an extract, names it, and tells in plain words where to get one. */
export function FetchArea({
  hidden,
  areas,
  error,
  onSend,
}: {
  /** While a map is on its way. */
  hidden: boolean
  areas: readonly Area[]
  error: unknown
  onSend: (upload: AreaUpload) => void
}) {
  const { t } = useTranslation('organiser')
  const { number } = useFormats('Europe/Copenhagen')
  const chooser = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState('')
  const [box, setBox] = useState('')
  const [tried, setTried] = useState(false)
  const bbox = readBox(box)
  const fileProblem = tried && !file ? t('area.fetch.noFile') : null
  const nameProblem = tried && name.trim() === '' ? t('area.fetch.noName') : null
  const boxProblem = tried && bbox === null ? t('area.fetch.badBox') : null
  // Back from the sending that was refused, the keyboard is where another file is chosen.
  useEffect(() => {
    if (error && !hidden) form.current?.querySelector('button')?.focus()
  }, [error, hidden])
  const replaces = areas.some((area) => area.name === name.trim())

  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    if (name === '') setName(nameFromFile(chosen.name))
  }
  const send = () => {
    setTried(true)
    if (file && name.trim() !== '' && bbox !== null) return onSend({ file, name: name.trim(), bbox })
    focusFirstProblem(form.current)
  }

  return (
    <section className={styles.part} hidden={hidden}>
      <h2>{t('area.fetch.title')}</h2>
      <form
        ref={form}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <div className={styles.file}>
          <input
            ref={chooser}
            hidden
            type="file"
            accept=".pbf,.osm.pbf"
            onChange={({ target }) => {
              choose(target.files?.[0])
              target.value = ''
            }}
          />
          <Button
            data-missing={fileProblem ? true : undefined}
            aria-describedby="area-file"
            onClick={() => chooser.current?.click()}
          >
            <FileUp size={20} aria-hidden /> {t('area.fetch.choose')}
          </Button>
          <span id="area-file" role="status" className={fileProblem ? styles.problem : undefined}>
            {file
              ? t('area.fetch.file', { file: file.name, size: number(Math.ceil(file.size / 100_000) / 10) })
              : (fileProblem ?? t('area.fetch.fileHint'))}
          </span>
        </div>
        <TextField
          label={t('area.fetch.name')}
          hint={replaces ? t('area.fetch.replaces') : t('area.fetch.nameHint')}
          error={nameProblem}
          required
          maxLength={nameLimit}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('area.fetch.box')}
          hint={t('area.fetch.boxHint')}
          error={boxProblem}
          inputMode="text"
          autoComplete="off"
          maxLength={200}
          value={box}
          onChange={(event) => setBox(event.target.value)}
        />
        <ErrorNotice error={error} />
        <div className={styles.ways}>
          <Button type="submit" variant="primary">
            {t('area.fetch.send')}
          </Button>
        </div>
      </form>
      <details className={styles.how}>
        <summary>{t('area.how.title')}</summary>
        <ol>
          <li>
            {t('area.how.open')}{' '}
            <a href="https://download.geofabrik.de/europe/denmark.html" rel="noreferrer">
              download.geofabrik.de
            </a>
          </li>
          <li>{t('area.how.take')}</li>
          <li>{t('area.how.box')}</li>
          <li>{t('area.how.wait')}</li>
        </ol>
        <p className={styles.soft}>{t('area.how.again')}</p>
      </details>
    </section>
  )
}

/** `slagelse-2026.osm.pbf` is most likely the map of Slagelse. */
function nameFromFile(file: string): string {
  const [word = ''] = file.replace(/(-latest)?(\.osm)?\.pbf$/i, '').split(/[-_.\d]/)
  return (word.charAt(0).toLocaleUpperCase('da') + word.slice(1)).slice(0, nameLimit)
}
