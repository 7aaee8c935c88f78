import type { RelayInput } from '@stafet/domain/contract/relay.ts'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/field.tsx'
import { CheckField } from '../communities/fields/check-field.tsx'
import styles from './pace-fields.module.css'

type Pace = RelayInput['pace']

/** Each with what it may be, in the unit on screen, and how many of the stored unit make one of that. */
const fields = [
  { key: 'footKmh', words: 'relays.form.footKmh', least: 1, most: 15, step: 0.5, factor: 1 },
  { key: 'bicycleKmh', words: 'relays.form.bicycleKmh', least: 4, most: 40, step: 0.5, factor: 1 },
  { key: 'footUpToM', words: 'relays.form.footUpToKm', least: 0, most: 50, step: 0.1, factor: 1000 },
] as const

/** How fast the baton travels; folded away, since the defaults are sound. */
export function PaceFields({
  pace,
  problems,
  onChange,
}: {
  pace: Pace
  problems: ReadonlySet<string>
  onChange: (pace: Pace) => void
}) {
  const { t } = useTranslation('organiser')
  const wrong = fields.some(({ key }) => problems.has(`pace.${key}`))
  return (
    <details className={styles.pace} open={wrong || undefined}>
      <summary>{t('relays.form.pace')}</summary>
      <p>{t('relays.form.paceHint')}</p>
      <div className={styles.fields}>
        {fields.map(({ key, words, least, most, step, factor }) => (
          <TextField
            key={key}
            label={t(words)}
            type="number"
            inputMode="decimal"
            min={least}
            max={most}
            step={step}
            error={problems.has(`pace.${key}`) ? t('relays.problem.pace', { least, most }) : null}
            value={Number.isNaN(pace[key]) ? '' : pace[key] / factor}
            onChange={(event) =>
              onChange({ ...pace, [key]: Math.round(event.target.valueAsNumber * factor * 1000) / 1000 })
            }
          />
        ))}
      </div>
      <CheckField checked={pace.stepFree} onChange={(stepFree) => onChange({ ...pace, stepFree })}>
        {t('relays.form.stepFree')}
      </CheckField>
    </details>
  )
}
