import type { ComponentProps } from 'react'
import styles from './card.module.css'

/** A piece of paper on the page; `raised` where it lies above something else. */
export function Card({ raised = false, className, ...rest }: { raised?: boolean } & ComponentProps<'div'>) {
  return (
    <div
      className={[styles.card, raised ? styles.raised : '', className].filter(Boolean).join(' ')}
      {...rest}
    />
  )
}
