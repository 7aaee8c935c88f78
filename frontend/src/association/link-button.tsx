import type { ReactNode } from 'react'
import styles from './link-button.module.css'

/** Leaves the page for another part of the phone: a call, a text message, the map. */
export function LinkButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className={styles.link} href={href}>
      {children}
    </a>
  )
}
