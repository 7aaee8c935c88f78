import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/button.tsx'
import { telephone } from '../../ui/telephone.ts'

/** Rings somebody; nothing where no number is known. `first`: it is the likeliest thing to do. */
export function CallLink({ phone, name, first = false }: { phone: string; name: string; first?: boolean }) {
  const { t } = useTranslation('organiser')
  if (phone === '') return null
  return (
    <ButtonLink to={telephone(phone)} size="small" variant={first ? 'primary' : 'secondary'}>
      <Phone size={18} aria-hidden /> {t('room.act.callName', { name })}
    </ButtonLink>
  )
}
