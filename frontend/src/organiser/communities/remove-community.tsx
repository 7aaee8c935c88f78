import type { Community } from '@stafet/domain/contract/community.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { communitiesQuery, relayQuery } from '../queries.ts'
import styles from './remove-community.module.css'

/** The button that deletes a community, and the question before it. */
export function RemoveCommunity({
  relayId,
  community: { id, version, name },
  onRemoved,
}: {
  relayId: string
  community: Community
  onRemoved: () => void
}) {
  const { t } = useTranslation('organiser')
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const list = communitiesQuery(relayId)
  const remove = useMutation({
    mutationFn: () =>
      request(z.undefined(), 'DELETE', `/api/relays/${relayId}/communities/${id}?version=${version}`),
    onSuccess: () => {
      queries.setQueryData(list.queryKey, (before) => before?.filter((one) => one.id !== id))
      void queries.invalidateQueries({ queryKey: relayQuery(relayId).queryKey })
      onRemoved()
    },
  })
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        <Trash2 size={20} aria-hidden /> {t('communities.panel.remove')}
      </Button>
      <Dialog
        title={t('communities.panel.removeTitle', { name })}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <div className={styles.question}>
          <p>{t('communities.panel.removeText')}</p>
          <ErrorNotice error={remove.error} />
          <div className={styles.ways}>
            <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {t('communities.panel.removeYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('communities.panel.removeNo')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
