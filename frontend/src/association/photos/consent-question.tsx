import type { PhotoConsent } from '@stafet/domain/contract/photo.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from '../hand-frame.module.css'
import type { CheckIn } from '../use-check-in.ts'
import { Preview } from './preview.tsx'

const consents: readonly PhotoConsent[] = ['all-agreed', 'nobody-recognisable', 'organisers']

/** Asks who may see a photo. Closed without an answer, the photo stays on the phone and can be asked about later. */
export function ConsentQuestion({
  photoId,
  checkIn,
  onClose,
}: {
  /** null while nothing is asked. */
  photoId: string | null
  checkIn: CheckIn
  onClose: () => void
}) {
  const { t } = useTranslation('association')
  const { store } = checkIn
  return (
    <Dialog title={t('photo.question')} open={photoId !== null} onClose={onClose}>
      {photoId !== null && (
        <div className={styles.act}>
          <Preview photoId={photoId} checkIn={checkIn} />
          <p>{t('photo.why')}</p>
          {consents.map((consent) => (
            <Button
              key={consent}
              size="large"
              onClick={() => {
                store.allowPhoto(photoId, consent)
                onClose()
              }}
            >
              {t(`photo.consent.${consent}`)}
            </Button>
          ))}
          <Button
            variant="quiet"
            className={styles.wide}
            onClick={() => {
              void store.dropPhoto(photoId)
              onClose()
            }}
          >
            {t('photo.discard')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
