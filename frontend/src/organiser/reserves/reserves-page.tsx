import { reserve as reserveSchema, type Reserve, type ReserveInput } from '@stafet/domain/contract/reserve.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Loading } from '../../ui/progress.tsx'
import day from '../day/day-page.module.css'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { reservesQuery } from '../queries.ts'
import { ReserveForm } from './reserve-form.tsx'
import { blankReserve, draftOfReserve, readReserve, type ReserveDraft } from './reserve-draft.ts'
import { ReserveRow } from './reserve-row.tsx'
import styles from './reserves.module.css'

/** Carriers who stand by: who they are, where they set out from, and when they can. */
export function ReservesPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const { data = [], error, isPending, refetch } = useQuery(reservesQuery(relay.id))
  const [editing, setEditing] = useState<Reserve | 'new' | null>(null)
  return (
    <main id="main" tabIndex={-1} className={day.page}>
      <title>{`${t('day.nav.reserves')} · ${relay.name}`}</title>
      <h1>{t('reserves.title')}</h1>
      <p className={day.intro}>{t('reserves.intro')}</p>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {editing === null ? (
        <div>
          <Button variant="primary" onClick={() => setEditing('new')}>
            <Plus size={20} aria-hidden /> {t('reserves.add')}
          </Button>
        </div>
      ) : (
        <EditReserve
          key={editing === 'new' ? 'new' : editing.id}
          reserve={editing === 'new' ? null : editing}
          onDone={() => setEditing(null)}
        />
      )}
      {isPending && <Loading />}
      {!isPending && data.length === 0 && editing === null && (
        <p className={day.soft}>{t('reserves.none')}</p>
      )}
      <ul role="list" className={styles.list}>
        {data
          .filter((one) => editing === null || editing === 'new' || one.id !== editing.id)
          .map((one) => (
            <ReserveRow key={one.id} reserve={one} onEdit={() => setEditing(one)} />
          ))}
      </ul>
    </main>
  )
}

function EditReserve({ reserve, onDone }: { reserve: Reserve | null; onDone: () => void }) {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<ReserveDraft>(() => (reserve ? draftOfReserve(reserve) : blankReserve))
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set())
  const address = `/api/relays/${relay.id}/reserves`
  const save = useMutation({
    mutationFn: (input: ReserveInput) =>
      reserve
        ? request(reserveSchema, 'PUT', `${address}/${reserve.id}`, input)
        : request(reserveSchema, 'POST', address, input),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: reservesQuery(relay.id).queryKey })
      onDone()
    },
  })
  const submit = () => {
    const read = readReserve(draft)
    setProblems('problems' in read ? read.problems : new Set())
    if ('input' in read) save.mutate(read.input)
  }
  return (
    <Card className={day.card} raised>
      <h2>{reserve ? reserve.name : t('reserves.newTitle')}</h2>
      <ReserveForm
        relay={relay}
        draft={draft}
        error={save.error}
        pending={save.isPending}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        problems={problems}
        onSave={submit}
        onCancel={onDone}
      />
    </Card>
  )
}
