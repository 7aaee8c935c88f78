import { relay as relaySchema, type RelayInput } from '@stafet/domain/contract/relay.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../ui/api.ts'
import { Notice } from '../../ui/notice.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { relayQuery, relaysQuery } from '../queries.ts'
import { draftOf } from './relay-draft.ts'
import { RelayForm } from './relay-form.tsx'
import styles from './relay-form.module.css'

export function EditRelayPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const queries = useQueryClient()
  // What is being changed: another organiser's newer version never replaces it unasked.
  const [base, setBase] = useState(relay)
  const save = useMutation({
    mutationFn: (input: RelayInput) =>
      request(relaySchema, 'PUT', `/api/relays/${base.id}`, { version: base.version, relay: input }),
    onSuccess: (saved) => {
      setBase(saved)
      queries.setQueryData(relayQuery(saved.id).queryKey, saved)
      void queries.invalidateQueries({ queryKey: relayQuery(saved.id).queryKey })
      void queries.invalidateQueries({ queryKey: relaysQuery.queryKey })
    },
  })
  const fetchNewest = async () => {
    setBase(await queries.fetchQuery({ ...relayQuery(base.id), staleTime: 0 }))
    save.reset()
  }
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <title>{`${t('relays.form.editTitle')} · ${base.name}`}</title>
      <h1>{t('relays.form.editTitle')}</h1>
      <RelayForm
        key={base.version}
        begin={draftOf(base)}
        error={save.error}
        pending={save.isPending}
        submitWords={t('relays.form.save')}
        onSubmit={save.mutate}
        onRetry={() => void fetchNewest()}
      />
      {save.isSuccess && <Notice kind="good" title={t('relays.form.saved')} />}
    </main>
  )
}
