import './words.ts'
import { callPage, type CallPage as Call } from '@stafet/domain/contract/reserve.ts'
import { Phone } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { currentLanguage } from '../../ui/language/language.ts'
import { Notice } from '../../ui/notice.tsx'
import { Loading } from '../../ui/progress.tsx'
import { telephone } from '../../ui/telephone.ts'
import { useFormats } from '../../ui/use-formats.ts'
import { ask, type Outcome } from '../ask.ts'
import { HandFrame } from '../hand-frame.tsx'
import styles from '../hand-frame.module.css'
import { LinkButton } from '../link-button.tsx'

/** What a reserve's link opens: can you carry this leg? Opening it answers nothing; a button does. */
export default function CallPage() {
  const { key = '' } = useParams()
  return <OneCall key={key} linkKey={key} />
}

type Answer = 'yes' | 'no'

function callRoutes(key: string) {
  const headers = () => ({ authorization: `Bearer ${key}`, 'accept-language': currentLanguage() })
  return {
    read: () => ask('/api/call', { headers: headers(), cache: 'no-store' }, callPage),
    answer: (answer: Answer) =>
      ask(
        '/api/call',
        {
          method: 'POST',
          headers: { ...headers(), 'content-type': 'application/json' },
          body: JSON.stringify({ answer }),
          keepalive: true,
        },
        callPage,
      ),
  }
}

function OneCall({ linkKey }: { linkKey: string }) {
  const { t } = useTranslation('call')
  const [routes] = useState(() => callRoutes(linkKey))
  const [call, setCall] = useState<Call | null>(null)
  const [nowMs, setNowMs] = useState(Date.now)
  const [trouble, setTrouble] = useState<'no-answer' | 'unknown' | 'not-sent' | null>(null)
  const [sending, setSending] = useState(false)

  const hear = useCallback((outcome: Outcome<Call>, whenSilent: 'no-answer' | 'not-sent') => {
    setNowMs(Date.now())
    if (outcome.kind === 'answered') setCall(outcome.value)
    setTrouble(outcome.kind === 'answered' ? null : outcome.kind === 'refused' ? 'unknown' : whenSilent)
  }, [])
  const read = useCallback(async () => hear(await routes.read(), 'no-answer'), [routes, hear])
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void read()
    }
    look()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('online', look)
    }
  }, [read])
  const give = async (answer: Answer) => {
    if (sending) return
    setSending(true)
    hear(await routes.answer(answer), 'not-sent')
    setSending(false)
  }

  return (
    <HandFrame title={t('title')} over={call?.relay.name ?? t('over')}>
      {!call && trouble === null && <Loading />}
      {!call && trouble === 'unknown' && (
        <div className={styles.act}>
          <h1>{t('unknown')}</h1>
          <p>{t('unknownText')}</p>
        </div>
      )}
      {!call && trouble === 'no-answer' && (
        <div className={styles.act}>
          <h1>{t('unreachable')}</h1>
          <p>{t('unreachableText')}</p>
          <Button variant="primary" size="large" onClick={() => void read()}>
            {t('again')}
          </Button>
        </div>
      )}
      {call && (
        <Question call={call} nowMs={nowMs} sending={sending} onAnswer={(answer) => void give(answer)} />
      )}
      {call && trouble !== null && (
        <Notice kind="trouble" title={t('notSent')}>
          <p>{t('notSentText')}</p>
        </Notice>
      )}
    </HandFrame>
  )
}

function Question({
  call,
  nowMs,
  sending,
  onAnswer,
}: {
  call: Call
  nowMs: number
  sending: boolean
  onAnswer: (answer: Answer) => void
}) {
  const { t } = useTranslation(['call', 'ui'])
  const formats = useFormats(call.relay.timeZone)
  const { from, to, departsAt, arrivesAt, distanceM, way, state, answer, coordinator } = call
  const button = (given: Answer, words: string, primary = false) => (
    <Button
      size="large"
      variant={primary ? 'primary' : 'secondary'}
      aria-disabled={sending || undefined}
      onClick={() => onAnswer(given)}
    >
      {words}
    </Button>
  )
  return (
    <div className={styles.card}>
      <h1>{t('question')}</h1>
      <div className={styles.act}>
        <p>{t('leg', { from, to })}</p>
        <p className={styles.figure}>{formats.when(departsAt, nowMs)}</p>
        <p>
          {t('details', {
            distance: formats.distance(distanceM),
            way: t(`ui:way.${way}`),
            arrives: formats.atTime(arrivesAt),
          })}
        </p>
      </div>
      <div className={styles.act} role="status">
        {state === 'yours' && (
          <Notice kind="good" title={t('yours')}>
            <p>{t('yoursText', { from, when: formats.when(departsAt, nowMs) })}</p>
          </Notice>
        )}
        {state === 'taken' && (
          <Notice kind="info" title={t('taken')}>
            <p>{t('takenText')}</p>
          </Notice>
        )}
        {state === 'closed' && (
          <Notice kind="info" title={t('closed')}>
            <p>{t('takenText')}</p>
          </Notice>
        )}
        {state === 'open' && answer === 'no' && (
          <Notice kind="info" title={t('declined')}>
            <p>{t('declinedText')}</p>
          </Notice>
        )}
      </div>
      {state === 'open' && (
        <div className={styles.act}>
          {answer !== 'no' && button('yes', t('yes'), true)}
          {answer !== 'no' && button('no', t('no'))}
          {answer === 'no' && button('yes', t('yesAnyway'))}
        </div>
      )}
      {coordinator && coordinator.phone !== '' && (
        <section className={styles.section} aria-labelledby="who-asks">
          <h2 id="who-asks">{t('asks', { name: coordinator.name })}</h2>
          <LinkButton href={telephone(coordinator.phone)}>
            <Phone size={22} aria-hidden /> {t('ring', { name: coordinator.name })}
          </LinkButton>
        </section>
      )}
    </div>
  )
}
