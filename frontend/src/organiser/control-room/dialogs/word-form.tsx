import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { ErrorNotice } from '../../frame/error-notice.tsx'
import styles from './dialogs.module.css'

/** Around the fields of a dialog: what went wrong, the button that says what it does, and a way out. */
export function WordForm({
  button,
  danger = false,
  disabled = false,
  pending,
  error,
  onSubmit,
  onClose,
  children,
}: {
  button: string
  /** It takes something away. */
  danger?: boolean
  disabled?: boolean
  pending: boolean
  error: unknown
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation('organiser')
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!pending && !disabled) onSubmit()
      }}
    >
      {children}
      <ErrorNotice error={error} />
      <div className={styles.ways}>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} disabled={disabled || pending}>
          {pending ? t('room.dialog.sending') : error ? t('room.dialog.again') : button}
        </Button>
        <Button onClick={onClose}>{t('room.dialog.cancel')}</Button>
      </div>
    </form>
  )
}
