import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import styles from './button.module.css'

type Look = {
  /** `primary`: the one thing to do here; `secondary`: other things; `quiet`: in passing; `danger`: takes away. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** `large`: full width and 64 px high, for a volunteer's hand; `small`: 40 px, in rows. */
  size?: 'normal' | 'large' | 'small'
  /** Only an icon inside: the button needs an `aria-label`. */
  iconOnly?: boolean
}

function looks({ variant = 'secondary', size = 'normal', iconOnly = false }: Look, className?: string) {
  return [
    styles.button,
    styles[variant],
    size === 'normal' ? '' : styles[size],
    iconOnly ? styles.icon : '',
    className,
  ]
    .filter(Boolean)
    .join(' ')
}

export function Button({
  variant,
  size,
  iconOnly,
  className,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return <button type={type} className={looks({ variant, size, iconOnly }, className)} {...rest} />
}

/** Goes somewhere, and looks like a button. */
export function ButtonLink({
  variant,
  size,
  iconOnly,
  className,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return <Link className={looks({ variant, size, iconOnly }, className)} {...rest} />
}
