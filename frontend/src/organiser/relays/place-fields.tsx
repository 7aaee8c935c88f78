import { useTranslation } from 'react-i18next'
import { PlacePicker } from '../../map/place-picker.tsx'
import { TextField } from '../../ui/field.tsx'
import type { RelayDraft } from './relay-draft.ts'
import styles from './place-fields.module.css'

const finishes = [
  ['start', 'relays.form.finishStart'],
  ['other', 'relays.form.finishOther'],
  ['none', 'relays.form.finishNone'],
] as const

/** Where a relay starts and where it ends. */
export function PlaceFields({
  draft: { start, finish, finishIs },
  problems,
  onChange,
}: {
  draft: RelayDraft
  problems: ReadonlySet<string>
  onChange: (part: Partial<RelayDraft>) => void
}) {
  const { t } = useTranslation('organiser')
  const placeProblem = (which: 'start' | 'finish') =>
    problems.has(which) && (
      <p role="alert" tabIndex={-1} data-missing className={styles.problem}>
        {t('relays.problem.place')}
      </p>
    )
  const nameProblem = (which: 'start' | 'finish') =>
    problems.has(`${which}.name`) ? t('relays.problem.placeName') : null

  return (
    <>
      <fieldset className={styles.place}>
        <legend>{t('relays.form.start')}</legend>
        <TextField
          label={t('relays.form.startName')}
          hint={t('relays.form.startHint')}
          error={nameProblem('start')}
          required
          maxLength={120}
          value={start.name}
          onChange={(event) => onChange({ start: { ...start, name: event.target.value } })}
        />
        {placeProblem('start')}
        <PlacePicker
          label={t('relays.form.startPlace')}
          value={start.position}
          onChange={(position) => onChange({ start: { ...start, position } })}
        />
      </fieldset>
      <fieldset className={styles.place}>
        <legend>{t('relays.form.finish')}</legend>
        {finishes.map(([kind, words]) => (
          <label key={kind} className={styles.choice}>
            <input
              type="radio"
              name="finish"
              checked={finishIs === kind}
              onChange={() => onChange({ finishIs: kind })}
            />
            {t(words)}
          </label>
        ))}
        {finishIs === 'other' && (
          <>
            <TextField
              label={t('relays.form.finishName')}
              error={nameProblem('finish')}
              required
              maxLength={120}
              value={finish.name}
              onChange={(event) => onChange({ finish: { ...finish, name: event.target.value } })}
            />
            {placeProblem('finish')}
            <PlacePicker
              label={t('relays.form.finishPlace')}
              value={finish.position}
              around={start.position ?? undefined}
              onChange={(position) => onChange({ finish: { ...finish, position } })}
            />
          </>
        )}
      </fieldset>
    </>
  )
}
