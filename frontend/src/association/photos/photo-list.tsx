import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import type { Formats } from '../../ui/format.ts'
import type { PhotoEntry } from '../outbox-entry.ts'
import { SendingState } from '../sending-state.tsx'
import { sendingOf } from '../standing-reports.ts'
import type { CheckIn } from '../use-check-in.ts'
import own from './photos.module.css'
import { Preview } from './preview.tsx'

/** The photos of this stop: those on this phone with how far they have come, and how many others there are. */
export function PhotoList({
  page,
  checkIn,
  formats,
}: {
  page: CheckInPage
  checkIn: CheckIn
  formats: Formats
}) {
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
          <Kept photo={photo} checkIn={checkIn} />
          <div>
            <p className={own.name}>{t('photo.number', { number: index + 1 })}</p>
            <p>{t(`photo.shown.${photo.consent}`)}</p>
            <PhotoState photo={photo} checkIn={checkIn} formats={formats} />
            {photo.refusal !== null && (
              <Button onClick={() => checkIn.store.dropPhoto(photo.id)}>{t('photo.forget')}</Button>
            )}
          </div>
        </div>
      ))}
      {others > 0 && <p>{t('photo.others', { count: others })}</p>}
    </section>
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

/** The picture, as long as the phone has it. */
function Kept({ photo: { id }, checkIn: { store } }: { photo: PhotoEntry; checkIn: CheckIn }) {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  useEffect(() => {
    let gone = false
    void store.readPhoto(id).then((read) => {
      if (!gone && read instanceof Uint8Array) setBytes(read)
    })
    return () => void (gone = true)
  }, [store, id])
  return bytes && <Preview bytes={bytes} small />
}
