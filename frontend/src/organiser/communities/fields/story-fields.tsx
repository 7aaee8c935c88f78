import { targetGroups } from '@stafet/domain/contract/community.ts'
import { useTranslation } from 'react-i18next'
import { AbcMark } from '../../../ui/abc-mark.tsx'
import { TextAreaField } from '../../../ui/field.tsx'
import { CheckField } from './check-field.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './fields.module.css'

const longest = 600
const abcParts = [
  ['act', 'abc.a'],
  ['belong', 'abc.b'],
  ['commit', 'abc.c'],
] as const
const texts = ['meetAbout', 'community', 'meaning'] as const

/** The ABC-fortælling: what the community offers, three short texts, and for whom. */
export function StoryFields({ draft, onChange }: FieldProps) {
  const { t } = useTranslation('organiser')
  const { t: ui } = useTranslation('ui')
  const { abc, story, targetGroups: chosen } = draft
  return (
    <section className={styles.part}>
      <h3>{t('communities.field.story')}</h3>
      <fieldset className={styles.group}>
        <legend>{t('communities.field.abc')}</legend>
        {abcParts.map(([part, words]) => (
          <CheckField
            key={part}
            checked={abc[part]}
            onChange={(offered) => onChange({ abc: { ...abc, [part]: offered } })}
          >
            <AbcMark part={part} decorative /> {ui(words)}
          </CheckField>
        ))}
      </fieldset>
      {texts.map((text) => (
        <TextAreaField
          key={text}
          label={t(`communities.field.${text}`)}
          hint={
            longest - story[text].length < 150
              ? t('communities.field.left', { count: longest - story[text].length })
              : undefined
          }
          rows={3}
          maxLength={longest}
          value={story[text]}
          onChange={(event) => onChange({ story: { ...story, [text]: event.target.value } })}
        />
      ))}
      <fieldset className={styles.group}>
        <legend>{t('communities.field.targetGroups')}</legend>
        {targetGroups.map((group) => (
          <CheckField
            key={group}
            checked={chosen.includes(group)}
            onChange={(on) =>
              onChange({
                targetGroups: targetGroups.filter((one) => (one === group ? on : chosen.includes(one))),
              })
            }
          >
            {ui(`targetGroup.${group}`)}
          </CheckField>
        ))}
      </fieldset>
    </section>
  )
}
