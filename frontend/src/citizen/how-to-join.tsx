import type { PublicCommunity } from '@stafet/domain/contract/community.ts'
import { Accessibility, Calendar, Coins, DoorOpen, Ear, Handshake, Leaf, MapPin, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './how-to-join.module.css'

/** How to come along: only what the community has said. */
export function HowToJoin({ community }: { community: PublicCommunity }) {
  const { t } = useTranslation(['citizen', 'ui'])
  const { joining, targetGroups, address } = community
  const groups = targetGroups.map((group) => t(`ui:targetGroup.${group}`)).join(', ')
  const facts = [
    joining.open !== null && { Icon: DoorOpen, text: t(joining.open ? 'story.open' : 'story.closed') },
    joining.nextMeeting !== '' && {
      Icon: Calendar,
      text: t('story.nextMeeting', { text: joining.nextMeeting }),
    },
    joining.companion && { Icon: Handshake, text: t('story.companion') },
    groups !== '' && { Icon: Users, text: t('story.for', { groups }) },
    address !== '' && { Icon: MapPin, text: t('story.address', { text: address }) },
    joining.price !== '' && { Icon: Coins, text: t('story.price', { text: joining.price }) },
    joining.wheelchair && { Icon: Accessibility, text: t('story.wheelchair') },
    joining.hearingLoop && { Icon: Ear, text: t('story.hearingLoop') },
    joining.quietRoom && { Icon: Leaf, text: t('story.quietRoom') },
  ].filter((fact) => fact !== false)
  if (facts.length === 0) return null
  return (
    <section className={styles.join}>
      <h2>{t('story.join')}</h2>
      <ul role="list">
        {facts.map(({ Icon, text }) => (
          <li key={text}>
            <Icon size={20} aria-hidden />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
