import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { LeaveQuestion } from '../frame/leave-question.tsx'
import { focusFirstProblem } from '../frame/focus-first-problem.ts'
import { readCommunity } from './community-draft.ts'
import styles from './community-form.module.css'
import { BasicFields } from './fields/basic-fields.tsx'
import { ContactFields } from './fields/contact-fields.tsx'
import { JoiningFields } from './fields/joining-fields.tsx'
import { StoryFields } from './fields/story-fields.tsx'
import { VisitFields } from './fields/visit-fields.tsx'
import type { useCommunityWords } from './use-community-words.ts'

/** All the fields of a community, with saving always in sight. */
export function CommunityForm({
  begin,
  relay,
  words,
  isNew,
  pending,
  savedAt,
  error,
  onSave,
  notice,
  remove,
}: {
  begin: CommunityInput
  relay: Relay
  words: ReturnType<typeof useCommunityWords>
  isNew: boolean
  pending: boolean
  /** Milliseconds since 1970. */
  savedAt: number | null
  error: unknown
  /** `another`: an empty form is wanted afterwards. */
  onSave: (input: CommunityInput, another: boolean) => void
  notice: ReactNode
  remove: ReactNode
}) {
  const { t } = useTranslation('organiser')
  const { time } = useFormats(relay.timeZone)
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(begin)
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set())
  const change = (part: Partial<CommunityInput>) => setDraft((before) => ({ ...before, ...part }))
  const dirty = JSON.stringify(draft) !== JSON.stringify(begin)
  const fields = { draft, problems, onChange: change }

  const save = (another: boolean) => {
    const read = readCommunity(draft)
    if ('input' in read) {
      setProblems(new Set())
      setDraft(read.input)
      onSave(read.input, another)
      return
    }
    setProblems(read.problems)
    focusFirstProblem(form.current)
  }

  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save(false)
      }}
    >
      <div className={styles.fields}>
        <BasicFields {...fields} relay={relay} />
        <VisitFields {...fields} relay={relay} words={words} />
        <StoryFields {...fields} />
        <JoiningFields {...fields} />
        <ContactFields {...fields} />
      </div>
      <div className={styles.foot}>
        {notice}
        <ErrorNotice error={error} />
        {problems.size > 0 && (
          <p role="alert" className={styles.problems}>
            {t('communities.problem.some')}
          </p>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={pending}>
            {isNew ? t('communities.panel.add') : t('communities.panel.save')}
          </Button>
          {isNew && (
            <Button disabled={pending} onClick={() => save(true)}>
              {t('communities.panel.addMore')}
            </Button>
          )}
          <span role="status" className={styles.saved}>
            {savedAt !== null && !dirty && t('communities.panel.saved', { time: time(savedAt) })}
          </span>
          {remove}
        </div>
      </div>
      <LeaveQuestion
        when={dirty && !pending}
        title={t('communities.panel.unsavedTitle')}
        text={t('communities.panel.unsavedText')}
        stay={t('communities.panel.stay')}
        leave={t('communities.panel.leave')}
      />
    </form>
  )
}
