import type { PhotoConsent } from '@stafet/domain/contract/photo.ts'
import { Camera } from 'lucide-react'
import { useId, useState, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Loading } from '../../ui/progress.tsx'
import styles from '../hand-frame.module.css'
import type { CheckIn } from '../use-check-in.ts'
import { makePicture, type Picture } from './make-picture.ts'
import own from './photos.module.css'
import { Preview } from './preview.tsx'

const consents: readonly PhotoConsent[] = ['all-agreed', 'nobody-recognisable', 'organisers']

/** Takes or chooses a picture, makes it smaller, and asks who may see it. */
export function TakePhoto({ checkIn }: { checkIn: CheckIn }) {
  const { t } = useTranslation('association')
  const id = useId()
  const [working, setWorking] = useState(false)
  const [failed, setFailed] = useState(false)
  const [picture, setPicture] = useState<Picture | null>(null)

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    // The same picture may be chosen again.
    event.target.value = ''
    if (!file) return
    setWorking(true)
    setFailed(false)
    const made = await makePicture(file)
    setWorking(false)
    if (made) setPicture(made)
    else setFailed(true)
  }
  const keep = (consent: PhotoConsent) => {
    if (picture) void checkIn.store.addPhoto(picture.bytes, consent)
    setPicture(null)
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
      <Dialog title={t('photo.question')} open={picture !== null} onClose={() => setPicture(null)}>
        <div className={styles.act}>
          {picture && <Preview bytes={picture.bytes} />}
          <p>{t('photo.why')}</p>
          {consents.map((consent) => (
            <Button key={consent} size="large" onClick={() => keep(consent)}>
              {t(`photo.consent.${consent}`)}
            </Button>
          ))}
          <Button variant="quiet" className={styles.wide} onClick={() => setPicture(null)}>
            {t('photo.discard')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
