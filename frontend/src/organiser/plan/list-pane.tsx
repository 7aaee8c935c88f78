import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './list-pane.module.css'
import type { PlanView } from './plan-panes.tsx'
import { RemarksList } from './remarks-list.tsx'
import { StopsList } from './stops-list.tsx'
import { UnservedList } from './unserved-list.tsx'

/** The stops in order; beside them who is left out and why, and all remarks in one place. */
export function ListPane(view: PlanView) {
  const { t } = useTranslation('organiser')
  const { unserved, warnings } = view.draft
  const [shown, setShown] = useState<'stops' | 'unserved' | 'warnings'>('stops')
  const parts = [
    ['stops', t('plan.list.stops')],
    ['unserved', t('plan.list.unserved', { count: unserved.length })],
    ['warnings', t('plan.list.warnings', { count: warnings.length })],
  ] as const
  return (
    <>
      <div role="group" aria-label={t('plan.list.label')} className={styles.parts}>
        {parts.map(([part, words]) => (
          <button
            key={part}
            type="button"
            aria-pressed={shown === part}
            data-some={(part === 'unserved' && unserved.length > 0) || undefined}
            onClick={() => setShown(part)}
          >
            {words}
          </button>
        ))}
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t(`plan.tabs.list`)}>
        {shown === 'stops' && <StopsList {...view} />}
        {shown === 'unserved' && <UnservedList unserved={unserved} />}
        {shown === 'warnings' && (
          <RemarksList
            {...view}
            onStop={(id) => {
              view.onStop(id)
              setShown('stops')
            }}
          />
        )}
      </div>
    </>
  )
}
