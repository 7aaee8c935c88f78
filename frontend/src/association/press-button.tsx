import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import styles from './hand-frame.module.css'

/** The one button of a question; while it rests after a press it says that the press is noted. */
export function PressButton({
  resting,
  onPress,
  children,
}: {
  resting: boolean
  onPress: () => void
  children: ReactNode
}) {
  const { t } = useTranslation('association')
  return (
    <Button
      variant="primary"
      size="large"
      className={resting ? styles.noted : undefined}
      aria-disabled={resting || undefined}
      onClick={() => {
        if (!resting) onPress()
      }}
    >
      {resting ? (
        <>
          <Check size={26} aria-hidden /> {t('pressed')}
        </>
      ) : (
        children
      )}
    </Button>
  )
}
