import { create } from 'qrcode'
import { useMemo } from 'react'

/** Modules of white around the code, as the standard asks: without them some phones do not find it. */
const quiet = 4

/**
 * A QR code as a drawing, made here and nowhere else. Always dark on white, also where the page is dark. `label`
 * says what it leads to, for those who do not see it; leave it out where the same stands beside it in words.
 */
export function QrCode({ text, label, className }: { text: string; label?: string; className?: string }) {
  const { size, path } = useMemo(() => draw(text), [text])
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined || undefined}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Level M still reads with 15 % of it dirty or torn. Runs of dark modules in a row become one piece. */
function draw(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const pieces: string[] = []
  for (let row = 0; row < modules.size; row++) {
    let from = -1
    for (let column = 0; column <= modules.size; column++) {
      const dark = column < modules.size && modules.get(row, column) === 1
      if (dark && from < 0) from = column
      if (!dark && from >= 0) {
        pieces.push(`M${from + quiet} ${row + quiet}h${column - from}v1h${from - column}z`)
        from = -1
      }
    }
  }
  return { size: modules.size + 2 * quiet, path: pieces.join('') }
}
