import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import styles from './confirm-bar.module.css'

/** How many communities will be added, how many will not, and the button that does it; always in sight. */
export function ConfirmBar({
  add,
  left,
  bad,
  pending,
  onAdd,
}: {
  add: number
  left: number
  bad: number
  pending: boolean
  onAdd: () => void
}) {
  const { t } = useTranslation('organiser')
  return (
    <div className={styles.bar}>
      <p role="status">
        <b>{t('import.confirm.count', { count: add })}</b>
        {left + bad > 0 && <span>{t('import.confirm.left', { left, bad })}</span>}
      </p>
      <Button variant="primary" disabled={pending || add === 0} onClick={onAdd}>
        {pending
          ? t('import.confirm.adding')
          : add === 0
            ? t('import.confirm.nothing')
            : t('import.confirm.add', { count: add })}
      </Button>
    </div>
  )
}
