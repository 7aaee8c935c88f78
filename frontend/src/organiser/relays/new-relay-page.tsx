import { relay, type RelayInput } from '@stafet/domain/contract/relay.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { request } from '../../ui/api.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { relaysQuery } from '../queries.ts'
import { blankRelay } from './relay-draft.ts'
import { RelayForm } from './relay-form.tsx'
import styles from './relay-form.module.css'

export function NewRelayPage() {
  const { t } = useTranslation('organiser')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [begin] = useState(() => blankRelay(new Date().toISOString().slice(0, 10)))
  const create = useMutation({
    mutationFn: (input: RelayInput) => request(relay, 'POST', '/api/relays', input),
    onSuccess: (created) => {
      void queries.invalidateQueries({ queryKey: relaysQuery.queryKey })
      void navigate(`/arrangoer/stafet/${created.id}/faellesskaber`)
    },
  })
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <title>{`${t('relays.form.newTitle')} · ${t('frame.organisers')}`}</title>
      <h1>{t('relays.form.newTitle')}</h1>
      <p>{t('relays.form.newIntro')}</p>
      <RelayForm
        begin={begin}
        error={create.error}
        pending={create.isPending}
        submitWords={t('relays.form.create')}
        onSubmit={create.mutate}
      >
        <ButtonLink to="/arrangoer" variant="quiet">
          {t('relays.form.cancel')}
        </ButtonLink>
      </RelayForm>
    </main>
  )
}
