import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/field.tsx'
import { CheckField } from './check-field.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './fields.module.css'

const answers = [
  [true, 'communities.field.openYes'],
  [false, 'communities.field.openNo'],
  [null, 'communities.field.openUnknown'],
] as const
const offers = ['companion', 'wheelchair', 'hearingLoop', 'quietRoom'] as const

/** How a citizen can join. */
export function JoiningFields({ draft: { joining }, onChange }: FieldProps) {
  const { t } = useTranslation('organiser')
  const change = (part: Partial<typeof joining>) => onChange({ joining: { ...joining, ...part } })
  return (
    <section className={styles.part}>
      <h3>{t('communities.field.joining')}</h3>
      <fieldset className={styles.group}>
        <legend>{t('communities.field.open')}</legend>
        {answers.map(([open, words]) => (
          <CheckField
            key={words}
            radio="open"
            checked={joining.open === open}
            onChange={() => change({ open })}
          >
            {t(words)}
          </CheckField>
        ))}
      </fieldset>
      <TextField
        label={t('communities.field.nextMeeting')}
        maxLength={200}
        value={joining.nextMeeting}
        onChange={(event) => change({ nextMeeting: event.target.value })}
      />
      <TextField
        label={t('communities.field.price')}
        hint={t('communities.field.priceHint')}
        maxLength={120}
        value={joining.price}
        onChange={(event) => change({ price: event.target.value })}
      />
      <div className={styles.group}>
        {offers.map((offer) => (
          <CheckField key={offer} checked={joining[offer]} onChange={(on) => change({ [offer]: on })}>
            {t(`communities.field.${offer}`)}
          </CheckField>
        ))}
      </div>
    </section>
  )
}
