import { useTranslation } from 'react-i18next'
import { useBeforeUnload, useBlocker } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './remove-community.module.css'

/** Asks before something unsaved is left. Switching the language leaves nothing. */
export function UnsavedQuestion({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation('organiser')
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      unsaved && (from.pathname !== to.pathname || shownIn(from.search) !== shownIn(to.search)),
  )
  useBeforeUnload((event) => {
    if (unsaved) event.preventDefault()
  })
  const stay = () => blocker.state === 'blocked' && blocker.reset()
  return (
    <Dialog title={t('communities.panel.unsavedTitle')} open={blocker.state === 'blocked'} onClose={stay}>
      <div className={styles.question}>
        <p>{t('communities.panel.unsavedText')}</p>
        <div className={styles.ways}>
          <Button variant="primary" onClick={stay}>
            {t('communities.panel.stay')}
          </Button>
          <Button onClick={() => blocker.state === 'blocked' && blocker.proceed()}>
            {t('communities.panel.leave')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function shownIn(search: string): string | null {
  return new URLSearchParams(search).get('vis')
}
