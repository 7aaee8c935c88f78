import type { RelayDay } from '@stafet/domain/contract/relay.ts'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import styles from './days-fields.module.css'
import { dayAfter, weekdaysFrom } from './relay-dates.ts'

const mostDays = 31

/** The days of a relay with their hours. Choosing the first day sets them all; each can be changed on its own. */
export function DaysFields({
  days,
  problems,
  onChange,
}: {
  days: readonly RelayDay[]
  problems: ReadonlySet<string>
  onChange: (days: RelayDay[]) => void
}) {
  const { t } = useTranslation('organiser')
  const { dayOfDate } = useFormats('UTC')
  const [first, last] = [days[0], days.at(-1)]
  const hours = { from: first?.from ?? '09:00', to: first?.to ?? '17:00' }
  const change = (at: number, part: Partial<RelayDay>) =>
    onChange(days.map((day, index) => (index === at ? { ...day, ...part } : day)))
  const problem = (path: string, words: string) => (problems.has(path) ? words : null)

  return (
    <>
      <TextField
        className={styles.first}
        label={t('relays.form.firstDay')}
        hint={t('relays.form.firstDayHint')}
        type="date"
        value={first?.date ?? ''}
        onChange={({ target }) => target.value && onChange(weekdaysFrom(target.value, days.length, hours))}
      />
      <ol role="list" className={styles.days}>
        {days.map((day, at) => {
          const name = t('relays.form.day', { number: at + 1 })
          return (
            <li key={at}>
              <div className={styles.day} role="group" aria-label={name}>
                <p className={styles.name}>
                  <b>{name}</b>
                  <span>{day.date && dayOfDate(day.date)}</span>
                </p>
                <TextField
                  label={t('relays.form.date')}
                  type="date"
                  error={problem(`days.${at}.date`, t('relays.problem.date'))}
                  value={day.date}
                  onChange={(event) => change(at, { date: event.target.value })}
                />
                <TextField
                  label={t('relays.form.from')}
                  type="time"
                  value={day.from}
                  onChange={(event) => change(at, { from: event.target.value })}
                />
                <TextField
                  label={t('relays.form.to')}
                  type="time"
                  error={problem(`days.${at}.to`, t('relays.problem.hours'))}
                  value={day.to}
                  onChange={(event) => change(at, { to: event.target.value })}
                />
                <Button
                  variant="quiet"
                  iconOnly
                  aria-label={t('relays.form.removeDay', { day: name })}
                  disabled={days.length === 1}
                  onClick={() => onChange(days.filter((_, index) => index !== at))}
                >
                  <Trash2 size={20} aria-hidden />
                </Button>
              </div>
            </li>
          )
        })}
      </ol>
      {problems.has('days') && (
        <p role="alert" className={styles.problem}>
          {t('relays.problem.days')}
        </p>
      )}
      {days.length < mostDays && last && (
        <Button
          size="small"
          className={styles.add}
          onClick={() => onChange([...days, { ...last, date: last.date ? dayAfter(last.date) : '' }])}
        >
          <Plus size={18} aria-hidden /> {t('relays.form.addDay')}
        </Button>
      )}
    </>
  )
}
