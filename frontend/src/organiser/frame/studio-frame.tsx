import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Map as MapIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import { z } from 'zod'
import { ApiError, request } from '../../ui/api.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { DepecheIcon } from '../../ui/depeche-icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Loading } from '../../ui/progress.tsx'
import { sessionQuery } from '../queries.ts'
import { ErrorNotice } from './error-notice.tsx'
import { logInPath } from './log-in-path.ts'
import { StudioFoot } from './studio-foot.tsx'
import styles from './studio-frame.module.css'
import { useLoggedOut } from './use-logged-out.ts'

/** Around every page of the organisers: only those who are logged in come further. */
export function StudioFrame() {
  const { t } = useTranslation('organiser')
  const { t: ui } = useTranslation('ui')
  const location = useLocation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { data: session, error, isPending, refetch } = useQuery(sessionQuery)
  const loggedOut = useLoggedOut()
  const logOut = useMutation({
    mutationFn: () => request(z.undefined(), 'DELETE', '/api/session'),
    onSuccess: () => {
      queries.clear()
      void navigate('/arrangoer/log-ind')
    },
  })

  if (error instanceof ApiError && error.code === 'not-logged-in' && !session) {
    return <Navigate to={logInPath(location)} replace />
  }
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <Link to="/arrangoer" className={styles.brand}>
          <DepecheIcon size={26} />
          <span>
            {ui('product')} <span className={styles.organisers}>· {t('frame.organisers')}</span>
          </span>
        </Link>
        {session && (
          <div className={styles.who}>
            <Link to="/arrangoer/kort" className={styles.maps}>
              <MapIcon size={18} aria-hidden /> <span>{t('area.link')}</span>
            </Link>
            <span className={styles.name}>{session.organiser.name}</span>
            <Button variant="quiet" size="small" disabled={logOut.isPending} onClick={() => logOut.mutate()}>
              {t('frame.logOut')}
            </Button>
          </div>
        )}
      </header>
      <ErrorNotice error={logOut.error} />
      {session && loggedOut && (
        <Notice kind="wait" title={t('frame.loggedOut')}>
          <ButtonLink to={logInPath(location)} size="small">
            {t('frame.logInAgain')}
          </ButtonLink>
        </Notice>
      )}
      {session ? (
        <Outlet />
      ) : (
        <main id="main" tabIndex={-1} className={styles.main}>
          {isPending ? <Loading /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
        </main>
      )}
      <StudioFoot />
    </div>
  )
}
