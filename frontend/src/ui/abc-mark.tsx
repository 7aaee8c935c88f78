import { useTranslation } from 'react-i18next'
import styles from './abc-mark.module.css'

const parts = {
  act: { letter: 'A', word: 'abc.a', shape: <circle className={styles.shape} cx="12" cy="12" r="10.5" /> },
  belong: {
    letter: 'B',
    word: 'abc.b',
    shape: <rect className={styles.shape} x="2" y="2" width="20" height="20" rx="5.5" />,
  },
  commit: {
    letter: 'C',
    word: 'abc.c',
    shape: <path className={styles.shape} d="M7 2.6h10L22.6 12 17 21.4H7L1.400 12z" />,
  },
} as const

export type AbcPart = keyof typeof parts

/** One letter of ABC in its own shape. `decorative` when the words stand beside it. */
export function AbcMark({
  part,
  size = 24,
  decorative = false,
}: {
  part: AbcPart
  size?: number
  decorative?: boolean
}) {
  const { t } = useTranslation('ui')
  const { letter, word, shape } = parts[part]
  return (
    <svg
      className={[styles.mark, styles[part]].join(' ')}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role={decorative ? undefined : 'img'}
      aria-hidden={decorative || undefined}
      aria-label={decorative ? undefined : `${letter}: ${t(word)}`}
    >
      {shape}
      <text x="12" y="16.600" fontSize="13">
        {letter}
      </text>
    </svg>
  )
}

/** The letters that a community offers, in order. Nothing when it has marked none. */
export function AbcMarks({ abc, size }: { abc: Record<AbcPart, boolean>; size?: number }) {
  const marked = (['act', 'belong', 'commit'] as const).filter((part) => abc[part])
  if (marked.length === 0) return null
  return (
    <span className={styles.marks}>
      {marked.map((part) => (
        <AbcMark key={part} part={part} size={size} />
      ))}
    </span>
  )
}
