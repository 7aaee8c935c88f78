import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import type { Formats } from '../../ui/format.ts'
import type { PhotoEntry } from '../outbox-entry.ts'
import type { PageParts } from '../page-parts.ts'
import { SendingState } from '../sending-state.tsx'
import { sendingOf } from '../standing-reports.ts'
import type { CheckIn } from '../use-check-in.ts'
import styles from '../hand-frame.module.css'
import own from './photos.module.css'
import { Preview } from './preview.tsx'

/** The photos of this stop: those on this phone with how far they have come, and how many others there are. */
export function PhotoList({
  page,
  checkIn,
  formats,
  onAsk,
}: Omit<PageParts, 'reports'> & { onAsk: (photoId: string) => void }) {
  const { t } = useTranslation('association')
  const { photos } = checkIn.state
  const others = page.photos.filter(
    ({ id, state }) => state === 'kept' && photos.every((photo) => photo.id !== id),
  ).length
  if (photos.length === 0 && others === 0) return null
  return (
    <section aria-label={t('photo.list')} className={own.photos}>
      {photos.map((photo, index) => (
        <div key={photo.id} className={own.photo}>
          <Preview photoId={photo.id} checkIn={checkIn} small />
          <div>
            <p className={own.name}>{t('photo.number', { number: index + 1 })}</p>
            {photo.consent === null ? (
              <Unanswered onAsk={() => onAsk(photo.id)} />
            ) : (
              <>
                <p>{t(`photo.shown.${photo.consent}`)}</p>
                <PhotoState photo={photo} checkIn={checkIn} formats={formats} />
              </>
            )}
            {photo.refusal !== null && (
              <Button onClick={() => void checkIn.store.dropPhoto(photo.id)}>{t('photo.forget')}</Button>
            )}
          </div>
        </div>
      ))}
      {others > 0 && <p>{t('photo.others', { count: others })}</p>}
    </section>
  )
}

function Unanswered({ onAsk }: { onAsk: () => void }) {
  const { t } = useTranslation('association')
  return (
    <>
      <p>{t('photo.unanswered')}</p>
      <Button className={styles.wide} onClick={onAsk}>
        {t('photo.answer')}
      </Button>
    </>
  )
}

function PhotoState({ photo, checkIn, formats }: { photo: PhotoEntry; checkIn: CheckIn; formats: Formats }) {
  const { t } = useTranslation('association')
  const { receivedBytes, sizeBytes, sentAtMs, refusal } = photo
  const sending = sendingOf(refusal === '' ? { sentAtMs, refusal: t('photo.missing') } : photo)
  const underWay = sending.sending === 'waiting' && receivedBytes > 0
  return (
    <>
      <SendingState of={sending} checkIn={checkIn} formats={formats} />
      {underWay && <p>{t('photo.percent', { percent: Math.floor((receivedBytes / sizeBytes) * 100) })}</p>}
    </>
  )
}
