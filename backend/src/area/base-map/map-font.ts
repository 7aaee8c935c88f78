import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'

const family = 'Stafet Map'
const file = 'files/atkinson-hyperlegible-next-latin-wght-normal.woff2'

GlobalFonts.registerFromPath(
  createRequire(import.meta.url).resolve(`@fontsource-variable/atkinson-hyperlegible-next/${file}`),
  family,
)

/** The page's own typeface, for names on the map. */
export function mapFont(sizePx: number): string {
  return `${sizePx}px '${family}'`
}
