import type { RelayInput } from '@stafet/domain/contract/relay.ts'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../ui/api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { focusFirstProblem } from '../frame/focus-first-problem.ts'
import { usePublicHost } from '../frame/use-public-address.ts'
import { CoordinatorFields } from './coordinator-fields.tsx'
import { DaysFields } from './days-fields.tsx'
import { PaceFields } from './pace-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { nameAndSlug, readRelay, type RelayDraft } from './relay-draft.ts'
import styles from './relay-form.module.css'

/** Everything that an organiser writes about a relay. Says what is missing, at the field and above the button. */
export function RelayForm({
  begin,
  error,
  pending,
  submitWords,
  onSubmit,
  onRetry,
  children,
}: {
  begin: RelayDraft
  error: unknown
  pending: boolean
  submitWords: string
  onSubmit: (input: RelayInput) => void
  onRetry?: () => void
  /** More to press beside the button. */
  children?: ReactNode
}) {
  const { t } = useTranslation('organiser')
  const host = usePublicHost()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(begin)
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set())
  const change = (part: Partial<RelayDraft>) => setDraft((before) => ({ ...before, ...part }))
  const shown = nameAndSlug(draft, (municipality, year) =>
    t('relays.form.defaultName', { municipality, year }),
  )
  const taken = error instanceof ApiError && error.code === 'already-taken'
  const problem = (path: string, words: string) => (problems.has(path) ? words : null)

  const submit = () => {
    const read = readRelay(draft, shown)
    if ('input' in read) {
      setProblems(new Set())
      onSubmit(read.input)
    } else {
      setProblems(read.problems)
      focusFirstProblem(form.current)
    }
  }

  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Card className={styles.part}>
        <h2>{t('relays.form.about')}</h2>
        <TextField
          label={t('relays.form.municipality')}
          hint={t('relays.form.municipalityHint')}
          error={problem('municipality', t('relays.problem.municipality'))}
          required
          maxLength={80}
          value={draft.municipality}
          onChange={(event) => change({ municipality: event.target.value })}
        />
        <TextField
          label={t('relays.form.name')}
          error={problem('name', t('relays.problem.name'))}
          required
          maxLength={120}
          value={shown.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label={t('relays.form.slug')}
          hint={t('relays.form.slugHint', { address: `${host}/${shown.slug}` })}
          error={taken ? t('relays.problem.taken') : problem('slug', t('relays.problem.slug'))}
          required
          maxLength={80}
          autoCapitalize="none"
          spellCheck={false}
          value={shown.slug}
          onChange={(event) => change({ slug: event.target.value })}
        />
        <TextField
          label={t('relays.form.theme')}
          hint={t('relays.form.themeHint')}
          maxLength={160}
          value={draft.theme}
          onChange={(event) => change({ theme: event.target.value })}
        />
      </Card>

      <Card className={styles.part}>
        <h2>{t('relays.form.days')}</h2>
        <DaysFields days={draft.days} problems={problems} onChange={(days) => change({ days })} />
      </Card>

      <Card className={styles.part}>
        <h2>{t('relays.form.place')}</h2>
        <PlaceFields draft={draft} problems={problems} onChange={change} />
      </Card>

      <Card className={styles.part}>
        <h2>{t('relays.form.coordinator')}</h2>
        <CoordinatorFields
          coordinator={draft.coordinator}
          problems={problems}
          onChange={(coordinator) => change({ coordinator })}
        />
      </Card>

      <Card className={styles.part}>
        <PaceFields pace={draft.pace} problems={problems} onChange={(pace) => change({ pace })} />
      </Card>

      {problems.size > 0 && (
        <p role="alert" className={styles.problems}>
          {t('relays.problem.some')}
        </p>
      )}
      {!taken && <ErrorNotice error={error} onRetry={onRetry} />}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={pending}>
          {submitWords}
        </Button>
        {children}
      </div>
    </form>
  )
}
