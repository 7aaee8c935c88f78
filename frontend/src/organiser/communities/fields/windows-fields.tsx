import type { OpeningWindow } from '@stafet/domain/contract/community.ts'
import type { RelayDay } from '@stafet/domain/contract/relay.ts'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { useFormats } from '../../../ui/use-formats.ts'
import styles from './windows-fields.module.css'

const mostWindows = 60

/** A community's own opening windows, each on one day of the relay or on all of them. */
export function WindowsFields({
  windows,
  days,
  problems,
  onChange,
}: {
  windows: readonly OpeningWindow[]
  days: readonly RelayDay[]
  problems: ReadonlySet<string>
  onChange: (windows: OpeningWindow[]) => void
}) {
  const { t } = useTranslation('organiser')
  const { date } = useFormats('UTC')
  const change = (at: number, part: Partial<OpeningWindow>) =>
    onChange(windows.map((window, index) => (index === at ? { ...window, ...part } : window)))
  /** The next day at the same time is the likeliest wish. */
  const add = () => {
    const { day, from, to } = windows.at(-1) ?? { day: null, from: '09:00', to: '17:00' }
    const next = day === null ? 0 : Math.min(day + 1, days.length - 1)
    onChange([...windows, { day: next, from, to }])
  }
  const wrong = (at: number) => ['', '.from', '.to'].some((part) => problems.has(`windows.${at}${part}`))
  const dayNames = Array.from(
    { length: Math.max(days.length, ...windows.map(({ day }) => (day ?? 0) + 1)) },
    (_, day) => {
      const known = days[day]
      return known ? date(known.date) : t('communities.field.dayGone', { number: day + 1 })
    },
  )

  return (
    <div className={styles.windows}>
      {windows.map((window, at) => (
        <div
          key={at}
          role="group"
          aria-label={t('communities.field.window', { number: at + 1 })}
          className={styles.window}
        >
          <SelectField
            label={t('communities.field.windowDay')}
            value={window.day ?? ''}
            onChange={({ target }) => change(at, { day: target.value === '' ? null : Number(target.value) })}
          >
            <option value="">{t('communities.field.everyDay')}</option>
            {dayNames.map((name, day) => (
              <option key={day} value={day}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('communities.field.from')}
            type="time"
            value={window.from}
            onChange={(event) => change(at, { from: event.target.value })}
          />
          <TextField
            label={t('communities.field.to')}
            type="time"
            aria-invalid={wrong(at) || undefined}
            value={window.to}
            onChange={(event) => change(at, { to: event.target.value })}
          />
          <Button
            variant="quiet"
            iconOnly
            aria-label={t('communities.field.removeWindow', { number: at + 1 })}
            disabled={windows.length === 1}
            onClick={() => onChange(windows.filter((_, index) => index !== at))}
          >
            <Trash2 size={20} aria-hidden />
          </Button>
          {wrong(at) && (
            <p role="alert" className={styles.problem}>
              {t('communities.problem.windowTimes')}
            </p>
          )}
        </div>
      ))}
      {windows.length < mostWindows && (
        <Button size="small" className={styles.add} onClick={add}>
          <Plus size={18} aria-hidden /> {t('communities.field.addWindow')}
        </Button>
      )}
    </div>
  )
}
