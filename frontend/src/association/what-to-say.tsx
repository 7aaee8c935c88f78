import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { useTranslation } from 'react-i18next'
import styles from './hand-frame.module.css'

/** A few sentences for the handover, from the association's own story. */
export function WhatToSay({ page: { stop, from, to, relay } }: { page: CheckInPage }) {
  const { t } = useTranslation('association')
  const { meetAbout, community, meaning } = stop.story
  const own = [meetAbout, community, meaning].filter((part) => part.trim() !== '')
  return (
    <section className={styles.section} aria-labelledby="say">
      <h2 id="say">{t('say.title')}</h2>
      <p>{from ? t('say.thanks', { from: from.name, name: stop.name }) : t('say.we', { name: stop.name })}</p>
      {own.map((part) => (
        <p key={part}>{part}</p>
      ))}
      {own.length === 0 && <p>{t('say.nothing')}</p>}
      {relay.theme !== '' && <p>{t('say.theme', { theme: relay.theme })}</p>}
      <p>{to ? t('say.onward', { to: to.name }) : t('say.end')}</p>
    </section>
  )
}
