import { CircleAlert } from 'lucide-react'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './field.module.css'

type Told = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what was written; shown and announced. */
  error?: string | null
  className?: string
}

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }

/** Label, hint and error around any control: spread what `children` is given onto the control. */
export function Field({
  label,
  hint,
  error,
  required = false,
  className,
  children,
}: Told & { required?: boolean; children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const { t } = useTranslation('ui')
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={[styles.field, className].filter(Boolean).join(' ')}>
      <label className={styles.label} htmlFor={id}>
        {label} {required && <span className={styles.required}>({t('required')})</span>}
      </label>
      {hint && (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <span className={styles.error} id={`${id}-error`} role="alert">
          <CircleAlert size={18} aria-hidden />
          {error}
        </span>
      )}
    </div>
  )
}

export function TextField({ label, hint, error, className, ...input }: Told & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error} required={input.required} className={className}>
      {(wiring) => <input className={styles.control} {...input} {...wiring} />}
    </Field>
  )
}

export function TextAreaField({
  label,
  hint,
  error,
  className,
  ...input
}: Told & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error} required={input.required} className={className}>
      {(wiring) => <textarea className={styles.control} {...input} {...wiring} />}
    </Field>
  )
}

export function SelectField({ label, hint, error, className, ...select }: Told & ComponentProps<'select'>) {
  return (
    <Field label={label} hint={hint} error={error} required={select.required} className={className}>
      {(wiring) => <select className={styles.control} {...select} {...wiring} />}
    </Field>
  )
}
