import {
  importAnswer,
  importPreview,
  type ImportField,
  type ImportPreview,
} from '@stafet/domain/contract/community-import.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { request } from '../../ui/api.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Loading } from '../../ui/progress.tsx'
import { isUnplaced } from '../communities/arrange-communities.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { relayQuery } from '../queries.ts'
import { chosenCommunities } from './choose-rows.ts'
import { ConfirmBar } from './confirm-bar.tsx'
import { FileDrop } from './file-drop.tsx'
import styles from './import-page.module.css'
import { PreviewParts } from './preview-parts.tsx'

/** From a spreadsheet to communities: choose a file, look at what is in it, add all of it or nothing. */
export function ImportPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [changed, setChanged] = useState<ReadonlySet<number>>(new Set())
  const address = `/api/relays/${relay.id}/communities/import`
  const base = `/arrangoer/stafet/${relay.id}`

  const look = useMutation({
    mutationFn: ({ from, mapping }: { from: File; mapping?: (ImportField | null)[] }) => {
      const form = new FormData()
      form.set('file', from)
      if (mapping) form.set('mapping', JSON.stringify(mapping))
      return request(importPreview, 'POST', `${address}/preview`, form)
    },
    onSuccess: (seen) => {
      setPreview(seen)
      setChanged(new Set())
    },
  })
  const communities = preview ? chosenCommunities(preview.good, changed) : []
  const add = useMutation({
    mutationFn: () => request(importAnswer, 'POST', address, { communities }),
    // The relay's count, its communities and its plan have all changed.
    onSuccess: () => queries.invalidateQueries({ queryKey: relayQuery(relay.id).queryKey }),
  })

  const unplaced = add.data?.communities.filter(isUnplaced).length ?? 0

  const begin = (chosen: File | null) => {
    setFile(chosen)
    setPreview(null)
    add.reset()
    look.reset()
    if (chosen) look.mutate({ from: chosen })
  }
  const turnRound = (row: number) =>
    setChanged((before) =>
      before.has(row) ? new Set([...before].filter((one) => one !== row)) : new Set([...before, row]),
    )

  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <title>{`${t('import.title')} · ${relay.name}`}</title>
      <p>
        <Link to={`${base}/faellesskaber`}>{t('import.back')}</Link>
      </p>
      <h1>{t('import.title')}</h1>
      {add.isSuccess ? (
        <div className={styles.done} role="status">
          <h2>{t('import.done.title', { count: add.data.communities.length })}</h2>
          {unplaced > 0 && <p>{t('communities.placing.waiting', { count: unplaced })}</p>}
          <div className={styles.ways}>
            {unplaced > 0 && (
              <ButtonLink to={`${base}/faellesskaber/placer`} variant="primary">
                {t('communities.placing.begin', { count: unplaced })}
              </ButtonLink>
            )}
            <ButtonLink to={`${base}/faellesskaber`} variant={unplaced > 0 ? 'secondary' : 'primary'}>
              {t('import.done.see')}
            </ButtonLink>
            <ButtonLink to={`${base}/plan`}>{t('import.done.plan')}</ButtonLink>
            <Button variant="quiet" onClick={() => begin(null)}>
              {t('import.done.more')}
            </Button>
          </div>
        </div>
      ) : (
        <>
          {!preview && <FileDrop onFile={begin} />}
          {file && look.isPending && !preview && (
            <Loading label={t('import.choose.reading', { file: file.name })} />
          )}
          <ErrorNotice error={look.error} />
          {file && preview && (
            <>
              <div className={styles.file}>
                <p>{t('import.file', { file: file.name })}</p>
                <Button size="small" onClick={() => begin(null)}>
                  {t('import.choose.another')}
                </Button>
              </div>
              <PreviewParts
                preview={preview}
                changed={changed}
                onTurnRound={turnRound}
                onMap={(mapping) => look.mutate({ from: file, mapping })}
              />
              <ErrorNotice error={add.error} />
              <ConfirmBar
                add={communities.length}
                left={preview.good.length - communities.length}
                bad={new Set(preview.bad.map(({ row }) => row)).size}
                pending={add.isPending || look.isPending}
                onAdd={() => add.mutate()}
              />
            </>
          )}
        </>
      )}
    </main>
  )
}
