import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useTranslation } from 'react-i18next'
import { PlacePicker } from '../../map/place-picker.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { CheckField } from '../communities/fields/check-field.tsx'
import { WindowsFields } from '../communities/fields/windows-fields.tsx'
import day from '../day/day-page.module.css'
import { ErrorNotice } from '../frame/error-notice.tsx'
import type { ReserveDraft } from './reserve-draft.ts'
import styles from './reserves.module.css'

/** Everything about somebody who stands by. */
export function ReserveForm({
  relay,
  draft,
  problems,
  error,
  pending,
  onChange,
  onSave,
  onCancel,
}: {
  relay: Relay
  draft: ReserveDraft
  problems: ReadonlySet<string>
  error: unknown
  pending: boolean
  onChange: (part: Partial<ReserveDraft>) => void
  onSave: () => void
  onCancel: () => void
}) {
  const { t } = useTranslation('organiser')
  const problem = (path: string, words: string) => (problems.has(path) ? words : null)
  const { place } = draft
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <TextField
        label={t('reserves.name')}
        hint={t('reserves.nameHint')}
        error={problem('name', t('reserves.problem.name'))}
        required
        autoComplete="off"
        maxLength={120}
        value={draft.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <div className={styles.two}>
        <TextField
          label={t('reserves.phone')}
          error={problem('phone', t('reserves.problem.phone'))}
          type="tel"
          autoComplete="off"
          maxLength={40}
          value={draft.phone}
          onChange={(event) => onChange({ phone: event.target.value })}
        />
        <TextField
          label={t('reserves.email')}
          error={problem('email', t('reserves.problem.email'))}
          type="email"
          autoComplete="off"
          maxLength={200}
          value={draft.email}
          onChange={(event) => onChange({ email: event.target.value.trim() })}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>{t('reserves.windows')}</legend>
        <CheckField
          radio="windows"
          checked={draft.windows.length === 0}
          onChange={() => onChange({ windows: [] })}
        >
          {t('reserves.always')}
        </CheckField>
        <CheckField
          radio="windows"
          checked={draft.windows.length > 0}
          onChange={() => onChange({ windows: [{ day: null, from: '09:00', to: '17:00' }] })}
        >
          {t('reserves.sometimes')}
        </CheckField>
        {draft.windows.length > 0 && (
          <WindowsFields
            windows={draft.windows}
            days={relay.days}
            problems={problems}
            onChange={(windows) => onChange({ windows })}
          />
        )}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('reserves.place')}</legend>
        <p className={day.soft}>{t('reserves.placeHint')}</p>
        <TextField
          label={t('reserves.placeName')}
          error={problem('place.name', t('reserves.problem.placeName'))}
          autoComplete="off"
          maxLength={120}
          value={place.name}
          onChange={(event) => onChange({ place: { ...place, name: event.target.value } })}
        />
        {problems.has('place') && (
          <p role="alert" className={styles.problem}>
            {t('reserves.problem.place')}
          </p>
        )}
        <PlacePicker
          label={t('reserves.placeOnMap')}
          value={place.position}
          around={relay.start}
          clearable
          onChange={(position) => onChange({ place: { ...place, position } })}
        />
      </fieldset>
      <ErrorNotice error={error} />
      <div className={day.ways}>
        <Button type="submit" variant="primary" disabled={pending}>
          {t('reserves.save')}
        </Button>
        <Button onClick={onCancel}>{t('reserves.cancel')}</Button>
      </div>
    </form>
  )
}
