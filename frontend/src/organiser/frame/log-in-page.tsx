import { logInInput, session } from '@stafet/domain/contract/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate } from 'react-router'
import { request } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { sessionQuery } from '../queries.ts'
import { ErrorNotice } from './error-notice.tsx'
import { afterLogIn } from './log-in-path.ts'
import styles from './log-in-page.module.css'

export function LogInPage() {
  const { t } = useTranslation('organiser')
  const navigate = useNavigate()
  const { search } = useLocation()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const logIn = useMutation({
    mutationFn: () => request(session, 'POST', '/api/session', logInInput.parse({ email, password })),
    onSuccess: (answer) => {
      // Whatever another organiser saw on this computer is not for the next one.
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, answer)
      void navigate(afterLogIn(search), { replace: true })
    },
  })

  return (
    <PageFrame>
      <title>{`${t('frame.logIn.title')} · ${t('frame.organisers')}`}</title>
      <div className={styles.page}>
        <h1>{t('frame.logIn.title')}</h1>
        <p>{t('frame.logIn.intro')}</p>
        <Card>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              logIn.mutate()
            }}
          >
            <ErrorNotice error={logIn.error} />
            <TextField
              label={t('frame.logIn.email')}
              type="email"
              autoComplete="username"
              required
              maxLength={200}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
            <TextField
              label={t('frame.logIn.password')}
              type="password"
              autoComplete="current-password"
              required
              maxLength={200}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Button type="submit" variant="primary" disabled={logIn.isPending}>
              {t('frame.logIn.button')}
            </Button>
          </form>
        </Card>
        <p>
          {t('frame.logIn.forCitizens')} <Link to="/">{t('frame.logIn.seeRelays')}</Link>
        </p>
      </div>
    </PageFrame>
  )
}
