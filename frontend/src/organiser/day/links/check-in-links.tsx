import { checkInLink, type CheckInLink } from '@stafet/domain/contract/check-in.ts'
import type { Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { request } from '../../../ui/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { ErrorNotice } from '../../frame/error-notice.tsx'
import { LeaveQuestion } from '../../frame/leave-question.tsx'
import { makeCheckInLinks } from '../../queries.ts'
import day from '../day-page.module.css'
import styles from './check-in-links.module.css'
import { LinksList } from './links-list.tsx'

/** Makes the doors to check-in, for every stop or for one, shows them this once, and takes them back. */
export function CheckInLinks({ relay, stops }: { relay: Relay; stops: readonly Stop[] }) {
  const { t } = useTranslation('organiser')
  const [chosen, setChosen] = useState('')
  const [asking, setAsking] = useState(false)
  const [saved, setSaved] = useState(false)
  const address = `/api/relays/${relay.id}/check-in-links`
  const one = stops.find(({ id }) => id === chosen) ?? null
  const which = one ? `${address}/${one.id}` : address
  const make = useMutation({
    mutationFn: async (): Promise<CheckInLink[]> =>
      one ? [await request(checkInLink, 'POST', which)] : makeCheckInLinks(relay.id),
    onSuccess: () => setSaved(false),
  })
  const revoke = useMutation({
    mutationFn: () => request(z.undefined(), 'DELETE', which),
    onSuccess: () => {
      setAsking(false)
      make.reset()
    },
  })
  const links = make.data
  const name = one?.name ?? ''

  return (
    <Card className={day.card}>
      <h2>{t('day.links.title')}</h2>
      <p>{t('day.links.text')}</p>
      {links && <LinksList links={links} relay={relay} onSaved={() => setSaved(true)} />}
      <SelectField
        label={t('day.links.which')}
        className={styles.which}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">{t('day.links.every')}</option>
        {stops.map((stop) => (
          <option key={stop.id} value={stop.id}>
            {stop.number}. {stop.name}
          </option>
        ))}
      </SelectField>
      <ErrorNotice error={make.error} />
      <div className={day.ways}>
        <Button
          variant={links ? 'secondary' : 'primary'}
          disabled={make.isPending}
          onClick={() => make.mutate()}
        >
          {one ? t('day.links.makeOne') : links ? t('day.links.makeAgain') : t('day.links.make')}
        </Button>
        <Button variant="danger" onClick={() => setAsking(true)}>
          {one ? t('day.links.revokeOne') : t('day.links.revoke')}
        </Button>
      </div>
      <p className={day.soft}>{t('day.links.again')}</p>
      <p role="status" className={styles.revoked}>
        {revoke.isSuccess && !links && t('day.links.revoked')}
      </p>
      <Dialog
        title={one ? t('day.links.revokeOneTitle', { name }) : t('day.links.revokeTitle')}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <div className={day.question}>
          <p>{one ? t('day.links.revokeOneText') : t('day.links.revokeText')}</p>
          <ErrorNotice error={revoke.error} />
          <div className={day.ways}>
            <Button variant="danger" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
              {one ? t('day.links.revokeOne') : t('day.links.revokeYes')}
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
