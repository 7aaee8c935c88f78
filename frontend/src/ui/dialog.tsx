import { X } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

/** A question or a small form above the page. Escape, the cross and a press beside it close it. */
export function Dialog({
  title,
  open,
  onClose,
  wide = false,
  children,
}: {
  title: string
  open: boolean
  onClose: () => void
  wide?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('ui')
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const dialog = element.current
    if (!dialog) return
    if (open && !dialog.open) {
      dialog.showModal()
      // The browser would choose the cross. Where something is to be written, that comes first.
      dialog.querySelector<HTMLElement>('input, select, textarea')?.focus()
    }
    if (!open && dialog.open) dialog.close()
  }, [open])

  // Taken away while open, it gives the focus back to where it came from, as when it is closed.
  useLayoutEffect(() => {
    const dialog = element.current
    return () => dialog?.close()
  }, [])

  return (
    <dialog
      ref={element}
      className={[styles.dialog, wide ? styles.wide : ''].filter(Boolean).join(' ')}
      aria-labelledby={titleId}
      onClose={() => {
        if (!element.current?.open) onClose()
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose()
      }}
    >
      {open && (
        <>
          <div className={styles.head}>
            <h2 id={titleId}>{title}</h2>
            <Button variant="quiet" iconOnly aria-label={t('close')} onClick={onClose}>
              <X size={22} aria-hidden />
            </Button>
          </div>
          <div className={styles.body}>{children}</div>
        </>
      )}
    </dialog>
  )
}
