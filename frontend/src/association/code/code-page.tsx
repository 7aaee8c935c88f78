import './words.ts'
import { codeAnswer } from '@stafet/domain/contract/check-in.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ApiError, request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { HandFrame } from '../hand-frame.tsx'
import styles from '../hand-frame.module.css'
import { useOfflineWorker } from '../install/use-offline-worker.ts'
import { WithoutConnection } from './without-connection.tsx'

/** On a poor connection a request may hang for minutes; saying so, and what else to do, is quicker. */
const patienceMs = 15_000

/** For whoever types the short code from a poster or from the telephone: leads to the stop's own page. */
export default function CodePage() {
  const { t } = useTranslation('code')
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const [silent, setSilent] = useState(() => !navigator.onLine)
  useOfflineWorker('/kode')

  const open = async () => {
    if (asking) return
    if (code.trim() === '') return setError(t('empty'))
    setAsking(true)
    setError(null)
    try {
      const typed = { code: code.trim().slice(0, 20) }
      const signal = AbortSignal.timeout(patienceMs)
      const { path } = await request(codeAnswer, 'POST', '/api/codes', typed, { signal })
      await navigate(path)
    } catch (reason) {
      const noAnswer = !(reason instanceof ApiError) || reason.code === 'no-connection'
      setSilent(noAnswer)
      if (noAnswer) setError(t('noAnswer'))
      else setError(reason.code === 'invalid' ? t('wrong') : reason.message)
    } finally {
      setAsking(false)
    }
  }
  return (
    <HandFrame title={t('title')} over={t('over')} foot={<p>{t('help')}</p>}>
      <form
        className={styles.act}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <h1>{t('title')}</h1>
        <TextField
          label={t('label')}
          hint={t('hint')}
          error={error}
          className={styles.large}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" variant="primary" size="large" aria-disabled={asking || undefined}>
          {asking ? t('asking') : t('open')}
        </Button>
      </form>
      {silent && <WithoutConnection code={code.trim()} />}
    </HandFrame>
  )
}
