import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/field.tsx'
import type { RelayDraft } from './relay-draft.ts'

/** Whom volunteers call when something goes wrong. Both, or neither: a name without a number helps nobody. */
export function CoordinatorFields({
  coordinator,
  problems,
  onChange,
}: {
  coordinator: RelayDraft['coordinator']
  problems: ReadonlySet<string>
  onChange: (coordinator: RelayDraft['coordinator']) => void
}) {
  const { t } = useTranslation('organiser')
  return (
    <>
      <p>{t('relays.form.coordinatorHint')}</p>
      <TextField
        label={t('relays.form.coordinatorName')}
        error={problems.has('coordinator.name') ? t('relays.problem.coordinatorName') : null}
        autoComplete="off"
        maxLength={120}
        value={coordinator.name}
        onChange={(event) => onChange({ ...coordinator, name: event.target.value })}
      />
      <TextField
        label={t('relays.form.coordinatorPhone')}
        error={problems.has('coordinator.phone') ? t('relays.problem.coordinatorPhone') : null}
        type="tel"
        autoComplete="off"
        maxLength={40}
        value={coordinator.phone}
        onChange={(event) => onChange({ ...coordinator, phone: event.target.value })}
      />
    </>
  )
}
