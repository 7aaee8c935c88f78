import type { ReactNode } from 'react'
import styles from './check-field.module.css'

/** A box to tick, or with `radio` one of several to choose from, with its words beside it. */
export function CheckField({
  checked,
  onChange,
  radio,
  children,
}: {
  checked: boolean
  onChange: (checked: boolean) => void
  /** Name of the group. */
  radio?: string
  children: ReactNode
}) {
  return (
    <label className={styles.check}>
      <input
        type={radio ? 'radio' : 'checkbox'}
        name={radio}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  )
}
