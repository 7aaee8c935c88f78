import { areaImportAnswer, type AreaImport } from '@stafet/domain/contract/area.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { areasQuery } from '../queries.ts'
import styles from './import-progress.module.css'
import type { Upload } from './use-upload.ts'

/** For so long whoever comes is told that an import has failed: they may have begun it and gone away. */
const NEWS_MS = 24 * 3_600_000

/** A map on its way: how far it is and a way to stop it; or what became of the newest. */
export function ImportProgress({ shown, upload }: { shown: AreaImport | null; upload: Upload }) {
  const { t } = useTranslation('organiser')
  const { number } = useFormats('Europe/Copenhagen')
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () => request(areaImportAnswer, 'DELETE', '/api/areas/import'),
    onSettled: () => queries.invalidateQueries({ queryKey: areasQuery.queryKey }),
  })
  const [openedAt] = useState(() => Date.now())
  const running = shown?.state === 'running'
  const sends = upload.share !== null
  const phase = running && shown.phase !== 'receiving' ? shown.phase : 'receiving'
  const share = running ? shown.share : 0
  // The browser knows sooner than the server how much has been sent.
  const sent = phase === 'receiving' && upload.share !== null ? upload.share : null

  // Whoever waited for it is told where they are, and the keyboard stays near.
  const section = useRef<HTMLElement>(null)
  const [followed, setFollowed] = useState<string | null>(null)
  if (running && shown.id !== followed) setFollowed(shown.id)
  const wasRunning = useRef(false)
  useEffect(() => {
    if (running || sends) wasRunning.current = true
    else if (wasRunning.current) {
      wasRunning.current = false
      section.current?.focus()
      // Base map, search and distances rest on it.
      void queries.invalidateQueries()
    }
  }, [running, sends, queries])

  if (running || sends) {
    return (
      <section ref={section} tabIndex={-1} className={styles.import} aria-label={t('area.import.label')}>
        <Progress
          label={t('area.import.title', { name: upload.name ?? shown?.name ?? '' })}
          words={`${number(Math.round(share * 100))} %`}
          value={share}
        />
        <p>
          <span role="status">{t(`area.phase.${phase}`)}</span>
          {sent !== null && ` (${number(Math.round(sent * 100))} %)`}
        </p>
        <Button
          disabled={stop.isPending}
          onClick={() => {
            upload.stop()
            stop.mutate()
          }}
        >
          {stop.isPending ? t('area.import.stopping') : t('area.import.stop')}
        </Button>
        <p className={styles.soft}>{t('area.import.stays')}</p>
      </section>
    )
  }
  // A file that was refused on arrival is told where it was chosen.
  if (!shown || upload.error) return null
  // What ended well some other time is in the list above, and what failed long ago is nobody's concern.
  const isNews = shown.state === 'failed' && openedAt - Date.parse(shown.startedAt) < NEWS_MS
  if (!isNews && shown.id !== followed) return null
  return (
    <section ref={section} tabIndex={-1} aria-label={t('area.import.label')}>
      {shown.state === 'done' && <Notice kind="good" title={t('area.import.done', { name: shown.name })} />}
      {shown.state === 'stopped' && (
        <Notice kind="wait" title={t('area.import.stopped', { name: shown.name })} />
      )}
      {shown.state === 'failed' && (
        <Notice kind="trouble" title={t('area.import.failed', { name: shown.name })}>
          <p>{shown.failure}</p>
        </Notice>
      )}
    </section>
  )
}
