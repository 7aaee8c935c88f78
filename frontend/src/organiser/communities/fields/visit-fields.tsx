import { categoryDefaults } from '@stafet/domain/contract/category-defaults.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/field.tsx'
import type { useCommunityWords } from '../use-community-words.ts'
import { CheckField } from './check-field.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './fields.module.css'
import { WindowsFields } from './windows-fields.tsx'

/** How long the baton stays, and when it can come. Without an own answer the category's holds. */
export function VisitFields({
  draft,
  problems,
  onChange,
  relay,
  words,
}: FieldProps & { relay: Relay; words: ReturnType<typeof useCommunityWords> }) {
  const { t } = useTranslation('organiser')
  const usual = categoryDefaults[draft.category]
  const category = words.categoryName(draft.category)
  const { visitMinutes } = draft
  return (
    <section className={styles.part}>
      <h3>{t('communities.field.visit')}</h3>
      <TextField
        label={t('communities.field.visitMinutes')}
        hint={t('communities.field.visitMinutesHint', { minutes: usual.visitMinutes, category })}
        error={problems.has('visitMinutes') ? t('communities.problem.visitMinutes') : null}
        type="number"
        inputMode="numeric"
        min={1}
        max={600}
        placeholder={String(usual.visitMinutes)}
        value={visitMinutes ?? ''}
        onChange={({ target }) =>
          onChange({ visitMinutes: target.value === '' ? null : target.valueAsNumber })
        }
      />
      <fieldset className={styles.group}>
        <legend>{t('communities.field.windows')}</legend>
        <CheckField
          radio="windows"
          checked={draft.windows === null}
          onChange={() => onChange({ windows: null })}
        >
          {t('communities.field.windowsDefault', { windows: words.windows(usual.windows) })}
        </CheckField>
        <CheckField
          radio="windows"
          checked={draft.windows !== null}
          onChange={() => onChange({ windows: usual.windows })}
        >
          {t('communities.field.windowsOwn')}
        </CheckField>
        {draft.windows && (
          <WindowsFields
            windows={draft.windows}
            days={relay.days}
            problems={problems}
            onChange={(windows) => onChange({ windows })}
          />
        )}
      </fieldset>
      <CheckField checked={draft.required} onChange={(required) => onChange({ required })}>
        {t('communities.field.required')}
      </CheckField>
    </section>
  )
}
