import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { LeaveQuestion } from '../frame/leave-question.tsx'
import { makeCheckInLinks } from '../queries.ts'
import styles from './check-in-links.module.css'
import { LinksList } from './links-list.tsx'

/** Makes the links with which those present check in, shows them this once, and takes them all back. */
export function CheckInLinks({ relay }: { relay: Relay }) {
  const { t } = useTranslation('organiser')
  const [asking, setAsking] = useState(false)
  const [saved, setSaved] = useState(false)
  const make = useMutation({
    mutationFn: () => makeCheckInLinks(relay.id),
    onSuccess: () => setSaved(false),
  })
  const revoke = useMutation({
    mutationFn: () => request(z.undefined(), 'DELETE', `/api/relays/${relay.id}/check-in-links`),
    onSuccess: () => {
      setAsking(false)
      make.reset()
    },
  })
  const links = make.data

  return (
    <Card className={styles.links}>
      <h2>{t('day.links.title')}</h2>
      <p className={styles.unprinted}>{t('day.links.text')}</p>
      {links && <LinksList links={links} relay={relay} onSaved={() => setSaved(true)} />}
      <ErrorNotice error={make.error} />
      <div className={styles.ways}>
        <Button
          variant={links ? 'secondary' : 'primary'}
          disabled={make.isPending}
          onClick={() => make.mutate()}
        >
          {links ? t('day.links.makeAgain') : t('day.links.make')}
        </Button>
        <Button variant="danger" onClick={() => setAsking(true)}>
          {t('day.links.revoke')}
        </Button>
      </div>
      <p className={styles.hint}>{t('day.links.again')}</p>
      <p role="status" className={styles.revoked}>
        {revoke.isSuccess && !links && t('day.links.revoked')}
      </p>
      <Dialog title={t('day.links.revokeTitle')} open={asking} onClose={() => setAsking(false)}>
        <div className={styles.question}>
          <p>{t('day.links.revokeText')}</p>
          <ErrorNotice error={revoke.error} />
          <div className={styles.ways}>
            <Button variant="danger" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
              {t('day.links.revokeYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('day.links.revokeNo')}</Button>
          </div>
        </div>
      </Dialog>
      <LeaveQuestion
        when={links !== undefined && !saved}
        title={t('day.links.leaveTitle')}
        text={t('day.links.leaveText')}
        stay={t('day.links.leaveStay')}
        leave={t('day.links.leaveGo')}
      />
    </Card>
  )
}
