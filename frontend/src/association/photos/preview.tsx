import { useEffect, useRef } from 'react'
import styles from './photos.module.css'

/** The picture itself, from its bytes. The words beside it say what it is. */
export function Preview({ bytes, small = false }: { bytes: Uint8Array<ArrayBuffer>; small?: boolean }) {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
    if (image.current) image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [bytes])
  return <img ref={image} alt="" className={small ? styles.small : styles.preview} />
}
