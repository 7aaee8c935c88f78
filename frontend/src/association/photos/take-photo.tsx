import { Camera } from 'lucide-react'
import { useId, useState, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/notice.tsx'
import { Loading } from '../../ui/progress.tsx'
import type { CheckIn } from '../use-check-in.ts'
import { makePicture } from './make-picture.ts'
import own from './photos.module.css'

/** Takes or chooses a picture, makes it smaller and keeps it; `onTaken` is told its id. */
export function TakePhoto({ checkIn, onTaken }: { checkIn: CheckIn; onTaken: (photoId: string) => void }) {
  const { t } = useTranslation('association')
  const id = useId()
  const [working, setWorking] = useState(false)
  const [failed, setFailed] = useState(false)

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    // The same picture may be chosen again.
    event.target.value = ''
    if (!file) return
    setWorking(true)
    setFailed(false)
    const made = await makePicture(file)
    setWorking(false)
    if (made) onTaken(checkIn.store.addPhoto(made))
    else setFailed(true)
  }
  return (
    <>
      <div className={own.choose}>
        <input
          id={id}
          type="file"
          accept="image/*"
          className={own.input}
          onChange={(event) => void choose(event)}
        />
        <label htmlFor={id} className={own.label}>
          <Camera size={24} aria-hidden /> {t('photo.take')}
        </label>
      </div>
      {working && <Loading label={t('photo.working')} />}
      {failed && (
        <Notice kind="trouble" title={t('photo.failedTitle')}>
          <p>{t('photo.failed')}</p>
        </Notice>
      )}
    </>
  )
}
