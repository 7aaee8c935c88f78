import { fileURLToPath } from 'node:url'
import { GlobalFonts } from '@napi-rs/canvas'

const family = 'Stafet Map'
const file = import.meta
  .resolve('@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2')

GlobalFonts.registerFromPath(fileURLToPath(file), family)

/** The page's own typeface, for names on the map. */
export function mapFont(sizePx: number): string {
  return `${sizePx}px '${family}'`
}
