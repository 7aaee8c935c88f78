import type { Notice } from '@stafet/domain/contract/notice.ts'
import { useTranslation } from 'react-i18next'
import { Notice as Remark } from '../../ui/notice.tsx'
import { commonFailure, groupNotices } from './group-notices.ts'
import { NoticeRow } from './notice-row.tsx'
import styles from './notices.module.css'

/** Notices in groups; why none of a group can be sent is said once. */
export function NoticeGroups({
  notices,
  stopNames,
  timeZone,
  now,
  relayId = null,
}: {
  notices: readonly Notice[]
  stopNames: ReadonlyMap<string, string>
  timeZone: string
  /** What the time is, for times of today to be said shortly. */
  now: number
  /** null where they are only looked at. */
  relayId?: string | null
}) {
  const { t } = useTranslation('organiser')
  return groupNotices(notices).map((group) => {
    const common = commonFailure(group.notices)
    return (
      <section key={group.state} className={styles.group}>
        <h2>
          {t(`notices.group.${group.state}`)} <span className={styles.count}>{group.notices.length}</span>
        </h2>
        {common !== null && <Remark kind="wait" title={common} />}
        <ul role="list" className={styles.list}>
          {group.notices.map((notice) => (
            <NoticeRow
              key={notice.id}
              notice={common === null ? notice : { ...notice, failure: null }}
              stop={stopNames.get(notice.stopId ?? '') ?? null}
              {...{ timeZone, now, relayId }}
            />
          ))}
        </ul>
      </section>
    )
  })
}
