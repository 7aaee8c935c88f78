import { categories, category as categorySchema } from '@stafet/domain/contract/community.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useTranslation } from 'react-i18next'
import { PlacePicker } from '../../../map/place-picker.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { CheckField } from './check-field.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './fields.module.css'

/** Who the community is and where it is met. */
export function BasicFields({ draft, problems, onChange, relay }: FieldProps & { relay: Relay }) {
  const { t } = useTranslation('organiser')
  const { t: ui } = useTranslation('ui')
  return (
    <section className={styles.part}>
      <h3>{t('communities.field.basics')}</h3>
      <TextField
        label={t('communities.field.name')}
        error={problems.has('name') ? t('communities.problem.name') : null}
        required
        maxLength={120}
        value={draft.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <SelectField
        label={t('communities.field.category')}
        value={draft.category}
        onChange={(event) => onChange({ category: categorySchema.parse(event.target.value) })}
      >
        {categories.map((category) => (
          <option key={category} value={category}>
            {ui(`category.${category}`)}
          </option>
        ))}
      </SelectField>
      <CheckField checked={draft.virtual} onChange={(virtual) => onChange({ virtual })}>
        {t('communities.field.virtual')}
      </CheckField>
      {draft.virtual && (
        <TextField
          label={t('communities.field.meetingLink')}
          hint={t('communities.field.meetingLinkHint')}
          error={problems.has('meetingLink') ? t('communities.problem.meetingLink') : null}
          type="url"
          maxLength={400}
          value={draft.meetingLink}
          onChange={(event) => onChange({ meetingLink: event.target.value.trim() })}
        />
      )}
      <TextField
        label={t('communities.field.address')}
        hint={t('communities.field.addressHint')}
        maxLength={200}
        value={draft.address}
        onChange={(event) => onChange({ address: event.target.value })}
      />
      {!draft.virtual && (
        <PlacePicker
          label={t('communities.field.place')}
          value={draft.position}
          around={relay.start}
          clearable
          onChange={(position) => onChange({ position })}
        />
      )}
    </section>
  )
}
