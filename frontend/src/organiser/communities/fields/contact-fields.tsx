import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/field.tsx'
import { CheckField } from './check-field.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './fields.module.css'

/** Whom the organisers may reach. The browser is not to offer the organiser's own name and telephone here. */
export function ContactFields({ draft: { contact }, problems, onChange }: FieldProps) {
  const { t } = useTranslation('organiser')
  const change = (part: Partial<typeof contact>) => onChange({ contact: { ...contact, ...part } })
  return (
    <section className={styles.part}>
      <h3>{t('communities.field.contact')}</h3>
      <p className={styles.hint}>{t('communities.field.contactHint')}</p>
      <TextField
        label={t('communities.field.contactName')}
        autoComplete="off"
        maxLength={120}
        value={contact.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label={t('communities.field.contactEmail')}
        error={problems.has('contact.email') ? t('communities.problem.email') : null}
        type="email"
        autoComplete="off"
        maxLength={200}
        value={contact.email}
        onChange={(event) => change({ email: event.target.value.trim() })}
      />
      <TextField
        label={t('communities.field.contactPhone')}
        type="tel"
        autoComplete="off"
        maxLength={40}
        value={contact.phone}
        onChange={(event) => change({ phone: event.target.value })}
      />
      <CheckField checked={contact.sharesPhone} onChange={(sharesPhone) => change({ sharesPhone })}>
        {t('communities.field.sharesPhone')}
      </CheckField>
      <TextField
        label={t('communities.field.carriers')}
        hint={t('communities.field.carriersHint')}
        autoComplete="off"
        maxLength={200}
        value={contact.carriers}
        onChange={(event) => change({ carriers: event.target.value })}
      />
    </section>
  )
}
