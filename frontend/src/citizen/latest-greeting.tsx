import { useTranslation } from 'react-i18next'
import type { Following } from './following.ts'
import styles from './latest-greeting.module.css'

/** The newest words from those who had the depeche in their hands. */
export function LatestGreeting({
  following,
  onOpen,
}: {
  following: Following
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('citizen')
  const at = following.progress.stops.findLastIndex(({ greetings }) => greetings.length > 0)
  const greeting = following.progress.stops[at]?.greetings.at(-1)
  const from = following.stops[at]?.stop
  if (greeting === undefined || !from) return null
  return (
    <figure className={styles.greeting}>
      <figcaption className={styles.caption}>{t('greeting.latest')}</figcaption>
      <blockquote className={styles.words}>{greeting}</blockquote>
      <button type="button" className={styles.from} onClick={() => onOpen(from.id)}>
        {from.name}
      </button>
    </figure>
  )
}
