import {
  community as communitySchema,
  type Community,
  type CommunityInput,
} from '@stafet/domain/contract/community.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { communitiesQuery } from '../queries.ts'
import { blankCommunity, inputOf } from './community-draft.ts'
import { CommunityForm } from './community-form.tsx'
import styles from './community-panel.module.css'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { RemoveCommunity } from './remove-community.tsx'
import type { useCommunityWords } from './use-community-words.ts'
import { useTakeOver } from './use-take-over.ts'

/** One community, new or known, with everything that can be written about it. */
export function CommunityPanel({
  relay,
  words,
  community,
  isNew,
  onClose,
  onSaved,
}: {
  relay: Relay
  words: ReturnType<typeof useCommunityWords>
  /** As it is now; null when it is new, or gone. */
  community: Community | null
  isNew: boolean
  onClose: () => void
  onSaved: (id: string) => void
}) {
  const { t } = useTranslation('organiser')
  const queries = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  // What is being changed: another organiser's newer version never replaces it unasked.
  const [base, setBase] = useState(community)
  const [generation, setGeneration] = useState(0)
  const list = communitiesQuery(relay.id)
  const address = `/api/relays/${relay.id}/communities`

  useEffect(() => {
    heading.current?.focus()
  }, [])

  const takeOver = useTakeOver(relay.id)
  const save = useMutation({
    mutationFn: ({ input, version }: { input: CommunityInput; version?: number; another?: boolean }) =>
      base
        ? request(communitySchema, 'PUT', `${address}/${base.id}`, {
            version: version ?? base.version,
            community: input,
          })
        : request(communitySchema, 'POST', address, input),
    onSuccess: (saved, { another }) => {
      takeOver(saved)
      if (another) {
        setGeneration((before) => before + 1)
        heading.current?.focus()
      } else if (isNew) onSaved(saved.id)
      else setBase(saved)
    },
  })

  const newest = async () => {
    const all = await queries.fetchQuery({ ...list, staleTime: 0 })
    return all.find(({ id }) => id === base?.id) ?? null
  }
  const takeTheirs = async () => {
    setBase(await newest())
    setGeneration((before) => before + 1)
    save.reset()
  }
  const saveMine = async () => {
    const theirs = await newest()
    const mine = save.variables?.input
    if (theirs && mine) save.mutate({ input: mine, version: theirs.version })
    else setBase(null)
  }
  const changed = save.error instanceof ApiError && save.error.code === 'changed-meanwhile'
  const gone = !isNew && !base

  return (
    <aside className={styles.panel} aria-labelledby="panel-heading">
      <div className={styles.head}>
        <h2 ref={heading} id="panel-heading" tabIndex={-1}>
          {isNew ? t('communities.panel.newTitle') : base?.name}
        </h2>
        <Button variant="quiet" iconOnly aria-label={t('communities.panel.close')} onClick={onClose}>
          <X size={22} aria-hidden />
        </Button>
      </div>
      {gone ? (
        <Notice kind="wait" title={t('communities.panel.gone')} className={styles.gone} />
      ) : (
        <CommunityForm
          key={generation}
          begin={base ? inputOf(base) : blankCommunity}
          relay={relay}
          words={words}
          isNew={isNew}
          pending={save.isPending}
          savedAt={save.isSuccess ? save.submittedAt : null}
          error={changed ? null : save.error}
          onSave={(input, another) => save.mutate({ input, another })}
          notice={
            changed && <ChangedMeanwhile onTheirs={() => void takeTheirs()} onMine={() => void saveMine()} />
          }
          remove={base && <RemoveCommunity relayId={relay.id} community={base} onRemoved={onClose} />}
        />
      )}
    </aside>
  )
}
