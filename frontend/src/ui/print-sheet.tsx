import './print-sheet.css'
import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** Puts what is inside on paper, and nothing else of the page: as soon as it is there, then it goes again. */
export function PrintSheet({ onDone, children }: { onDone: () => void; children: ReactNode }) {
  const done = useEffectEvent(() => onDone())
  useEffect(() => {
    const onAfter = () => done()
    window.addEventListener('afterprint', onAfter)
    // After the browser has drawn it once: pictures of codes are part of the page by then.
    const frame = requestAnimationFrame(() => window.print())
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('afterprint', onAfter)
    }
  }, [])
  return createPortal(<div className="print-sheet">{children}</div>, document.body)
}
