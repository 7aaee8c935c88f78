import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { ApiError, errorMessage } from '../../ui/api.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './error-notice.module.css'
import { logInPath } from './log-in-path.ts'

/** What went wrong with something that was asked for or sent, and the one thing that helps. */
export function ErrorNotice({
  error,
  onRetry,
  retryWords,
}: {
  error: unknown
  /** What may help: to ask again, or to fetch what somebody else has written. */
  onRetry?: () => void
  retryWords?: string
}) {
  const { t } = useTranslation('organiser')
  const { t: ui } = useTranslation('ui')
  const location = useLocation()
  if (!error) return null
  const code = error instanceof ApiError ? error.code : null
  if (code === 'not-logged-in') {
    return (
      <Notice kind="wait" title={t('frame.loggedOut')}>
        <ButtonLink to={logInPath(location)} size="small" className={styles.helps}>
          {t('frame.logInAgain')}
        </ButtonLink>
      </Notice>
    )
  }
  const details = error instanceof ApiError ? error.details : []
  return (
    <Notice kind={code === 'changed-meanwhile' ? 'wait' : 'trouble'} title={errorMessage(error)}>
      {details.length > 0 && (
        <ul className={styles.details}>
          {details.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      )}
      {onRetry && (
        <Button size="small" className={styles.helps} onClick={onRetry}>
          {retryWords ?? (code === 'changed-meanwhile' ? t('frame.fetchNewest') : ui('again'))}
        </Button>
      )}
    </Notice>
  )
}
