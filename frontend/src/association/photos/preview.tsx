import { useEffect, useRef, useState } from 'react'
import type { CheckIn } from '../use-check-in.ts'
import styles from './photos.module.css'

/** A photo that this phone took, small or as it was. The words beside it say what it is. */
export function Preview({
  photoId,
  checkIn: { store },
  small = false,
}: {
  photoId: string
  checkIn: CheckIn
  small?: boolean
}) {
  const image = useRef<HTMLImageElement>(null)
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  useEffect(() => {
    let gone = false
    void store.readPreview(photoId).then((read) => {
      if (!gone) setBytes(read)
    })
    return () => void (gone = true)
  }, [store, photoId])
  useEffect(() => {
    if (!bytes || !image.current) return
    const address = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
    image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [bytes])
  return bytes && <img ref={image} alt="" className={small ? styles.small : styles.preview} />
}
