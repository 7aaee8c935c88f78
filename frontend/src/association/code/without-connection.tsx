import { MessageSquareText, Phone } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/button.tsx'
import { telephone, textMessage } from '../../ui/telephone.ts'
import styles from '../hand-frame.module.css'
import { LinkButton } from '../link-button.tsx'
import { knownStops, type KnownStop } from './known-stops.ts'

/** What to do while a code cannot be looked up: a page that this phone knows, a text message, a call. */
export function WithoutConnection({ code }: { code: string }) {
  const { t } = useTranslation('code')
  const [stops, setStops] = useState<KnownStop[]>([])
  useEffect(() => {
    let gone = false
    void knownStops(Date.now()).then((found) => {
      if (!gone) setStops(found)
    })
    return () => void (gone = true)
  }, [])
  const people = new Map(
    stops.flatMap(({ coordinator }) => (coordinator ? [[coordinator.phone, coordinator.name]] : [])),
  )
  const who = code === '' ? stops.map(({ name }) => name).join(', ') : t('without.code', { code })
  const sms = t('without.sms', { who })
  return (
    <section className={styles.section} aria-labelledby="without">
      <h2 id="without">{t('without.title')}</h2>
      <p>{t('without.text')}</p>
      {stops.length > 0 && <p>{t('without.known')}</p>}
      {stops.map(({ path, name }) => (
        <ButtonLink key={path} to={path} size="large">
          {t('without.open', { name })}
        </ButtonLink>
      ))}
      {[...people].map(([phone, name]) => (
        <div key={phone} className={styles.pair}>
          <LinkButton href={textMessage(phone, sms)}>
            <MessageSquareText size={24} aria-hidden /> {t('without.sendSms', { name })}
          </LinkButton>
          <LinkButton href={telephone(phone)}>
            <Phone size={24} aria-hidden /> {t('without.ring', { name })}
          </LinkButton>
        </div>
      ))}
    </section>
  )
}
